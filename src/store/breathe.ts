/** Gives way to whatever else waits for the thread: a message is a task of its own, and no timer that sleeping tabs throttle. */
export function breathe(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => { port1.close(); resume(); });
    port1.start();
    port2.postMessage(null);
  });
}
