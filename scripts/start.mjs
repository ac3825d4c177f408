// npm start: builds what is stale, then runs the server in this very process, so that signals reach it directly.
import { buildServer, buildWeb } from './build.mjs';

process.setSourceMapsEnabled(true);
await buildServer();
await buildWeb();
await import('../dist/server/main.js');
