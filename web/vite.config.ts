import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.RAPPORT_SERVER ?? 'http://localhost:4000';

// What every page needs is one file; what several pages share comes in few, none of them tiny. Icons keep together: one
// that a list shares with another page would bring the list there.
const groups = [
  { name: 'start', tags: ['$initial' as const], priority: 3 },
  { name: 'icons', test: /@tabler\/icons-react/, minShareCount: 2, priority: 2 },
  {
    name: 'shared',
    minShareCount: 2,
    entriesAware: true,
    entriesAwareMergeThreshold: 1_500,
    priority: 1,
  },
];

const chunkFileNames = ({ name }: { name: string }) =>
  name.startsWith('shared~') ? 'assets/shared-[hash].js' : 'assets/[name]-[hash].js';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: {
    port: 5173,
    proxy: {
      '/graphql': { target: server, ws: true },
      '/files': server,
      '/healthz': server,
    },
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups }, chunkFileNames } },
  },
});
