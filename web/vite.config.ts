import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Puts what the server sends to browsers that take it beside every text. */
function precompressed(): Plugin {
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return {
    name: 'precompressed',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|html|svg)$/.test(file))) {
        const path = join(dir!, name);
        const bytes = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, best));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  base: '/app/',
  plugins: [react(), precompressed()],
  build: {
    manifest: true,
    // The policy of the page lets in files of the server, and no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    // The editor's, which is loaded by whoever writes; web/budget.mjs bounds what everybody loads.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What most screens are made of comes in one piece: a dozen small files cost more than their bytes.
        codeSplitting: { groups: [{ name: 'ui', test: /\/src\/(api|i18n|ui)\// }] },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/theme.css': 'http://127.0.0.1:3000' } },
});
