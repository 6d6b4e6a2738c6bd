import type { Rules } from './rules.ts';

/** What is written alike in many languages; every language has it too. */
export const COMMON: Rules = {
  abbreviations: {
    title: 'Dr. Prof. Mr. Mrs. Ms. Mt. e.g. i.e. cf. P.S. P.P.S. N.B. ca. approx. डॉ. प्रो. श्री. पं. कु.',
    number: 'No. Nr. vol. p. pp. fig.',
    open: 'Inc. Ltd. Co. Corp. Jr. LLC. Ph.D. Bros. ed. eds. St.',
    close: 'etc. al. ibid.',
  },
};
