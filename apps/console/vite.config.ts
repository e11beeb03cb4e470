import { defineConfig } from 'vite';

/** Served by the server under this path; `npm run console` passes everything else on to a server at the usual port. */
export default defineConfig({
  base: '/console/',
  build: {
    outDir: '../../dist/apps/console',
    emptyOutDir: true,
    target: 'es2022',
    // The server's policy allows no code and no picture that stands in an address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Packages mark code that could also run on a server of React; ours has none.
      onLog: (level, log, pass) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && pass(level, log),
    },
  },
  server: { proxy: { '^/(?!console/)': 'http://127.0.0.1:8247' } },
});
