/** The day as the person's calendar has it, YYYY-MM-DD: for names of files. `time`: milliseconds since 1970. */
export function localDay(time: number): string {
  const date = new Date(time);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
