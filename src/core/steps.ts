/**
 * Work that is described once, and done at once or with breaths between: a generator that yields wherever one may give way
 * to whoever types. What it reads must not change meanwhile; whoever gives way looks after that.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

export function atOnce<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
