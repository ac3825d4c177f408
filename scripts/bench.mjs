// npm run bench [-- live | keys connections seconds]: compiles what is stale, then measures. Needs DATABASE_URL.
import { buildServer } from './build.mjs';

await buildServer();
if (process.argv[2] === 'live') await import('../dist/bench/live.js');
else await import('../dist/bench/run.js');
