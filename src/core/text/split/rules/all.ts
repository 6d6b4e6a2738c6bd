/** The rules of each language, by its primary subtag. What has none is split by the platform (platform.ts). */
import { DE } from './de.ts';
import { EL } from './el.ts';
import { EN } from './en.ts';
import { ES } from './es.ts';
import { FR } from './fr.ts';
import { IT } from './it.ts';
import { NL } from './nl.ts';
import { PL } from './pl.ts';
import { PT } from './pt.ts';
import { RU } from './ru.ts';
import type { Rules } from './rules.ts';
import { TR } from './tr.ts';
import { UK } from './uk.ts';

export const RULES: ReadonlyMap<string, Rules> = new Map([
  ['de', DE], ['el', EL], ['en', EN], ['es', ES], ['fr', FR], ['it', IT], ['nl', NL], ['pl', PL], ['pt', PT], ['ru', RU], ['tr', TR], ['uk', UK],
]);
