// npm run migrate | seed:demo | doctor: compiles the server when stale, then runs it in the role given.
import { buildServer } from './build.mjs';

process.setSourceMapsEnabled(true);
await buildServer();
await import('../dist/server/main.js');
