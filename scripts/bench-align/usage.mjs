// Loaded before a program (`node --import`): leaves what the process cost in the file BENCH_USAGE.
import { writeFileSync } from 'node:fs';

process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env['BENCH_USAGE'] ?? '', JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, wall: process.uptime(), memory: maxRSS * 1024 }));
});
