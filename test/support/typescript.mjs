import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions, swcPageOptions } from './swc-options.mjs';

// Lets Node load our TypeScript outside Jest's own loader, which does not serve the global set-up.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && /\.tsx?$/.test(context.parentURL))
      for (const ending of ['.ts', '.tsx']) {
        const url = new URL(specifier.replace(/\.js$/, ending), context.parentURL);
        if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
      }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!/\.tsx?$/.test(url) || url.includes('/node_modules/')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      ...(url.endsWith('x') ? swcPageOptions : swcOptions),
      filename,
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
