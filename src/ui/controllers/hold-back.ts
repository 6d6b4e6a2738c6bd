/** The browser asks before it leaves the page, until one is let go. Not longer: a page with this listener cannot be kept in the back-forward cache. */
export function holdBack(): () => void {
  const ask = (event: BeforeUnloadEvent): void => { event.preventDefault(); };
  addEventListener('beforeunload', ask);
  return () => { removeEventListener('beforeunload', ask); };
}
