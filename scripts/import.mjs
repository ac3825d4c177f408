// npm run import -- --plan <plan.json> --dir <folder> …: runs the files of a plan against a running server.
import { buildServer } from './build.mjs';

await buildServer();
await import('../dist/server/cli/import.js');
