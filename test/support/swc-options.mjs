/** How TypeScript becomes JavaScript in the tests: as the build does it (.swcrc), with the map inside the file. */
const options = (tsx) => ({
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', tsx, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
});

export const swcOptions = options(false);
/** Of the files that hold pages. */
export const swcPageOptions = options(true);
