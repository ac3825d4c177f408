import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.RAPPORT_SERVER ?? 'http://localhost:4000';

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
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022' },
});
