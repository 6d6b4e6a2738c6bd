/** Realigning, loaded when somebody asks for it. */
import type { RealignEnvironment } from './realign.ts';
import type { RealignPort } from './realign-types.ts';

/** `isStale` speaks of proposals, which nobody has before it is loaded. */
export function lazyRealign(env: RealignEnvironment): RealignPort {
  let loading: Promise<RealignPort> | undefined, desk: RealignPort | null = null;
  const load = (): Promise<RealignPort> => loading ??= import('./realign.ts').then(({ RealignDesk }) => desk = new RealignDesk(env));
  return {
    realign: async (...args) => (await load()).realign(...args),
    adopt: async (...args) => (await load()).adopt(...args),
    isStale: (proposal) => desk?.isStale(proposal) ?? false,
  };
}
