// The floors of the house (docs/architecture.md), enforced. A module may use modules on floors below it, through their index.ts.
const floors = [
  ['platform'],
  ['ledger'],
  ['identity', 'reference'],
  ['directory', 'creators'],
  ['releases', 'orders', 'training', 'contests'],
  ['distribution', 'enquiries', 'coverage'],
  ['rewards'],
  ['portal', 'insight'],
];
const folder = (names) => `^src/(${names.join('|')})/`;

/** The same of the desk, docs/web.md: the modules with screens stand above these, beside each other. */
const webFloors = [['texts'], ['theme', 'i18n'], ['api'], ['ui'], ['writing'], ['session']];
const webFolder = (names) => `^web/(src/(${names.join('|')})/|generated/)`;

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...floors.slice(0, -1).map((names, floor) => ({
      name: `floor-${floor}-uses-nothing-above`,
      severity: 'error',
      from: { path: folder(names) },
      to: { path: folder(floors.slice(floor + 1).flat()) },
    })),
    ...floors
      .flatMap((names) => names.map((name) => ({ name, beside: names.filter((other) => other !== name) })))
      .filter(({ beside }) => beside.length > 0)
      .map(({ name, beside }) => ({
        name: `${name}-uses-nothing-beside`,
        severity: 'error',
        from: { path: folder([name]) },
        to: { path: folder(beside) },
      })),
    {
      name: 'modules-only-through-their-door',
      severity: 'error',
      from: { path: '^src/(?!platform/)([^/]+)/', pathNot: '^src/(demonstration|commands)/' },
      to: { path: '^src/(?!platform/)[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'roof-uses-doors-only',
      severity: 'error',
      from: { path: '^src/([^/]+\\.ts$|(demonstration|commands)/)' },
      to: { path: '^src/(?!platform/|demonstration/|commands/)[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'platform-parts-only-through-their-door',
      severity: 'error',
      from: { pathNot: '^src/platform/' },
      to: {
        path: '^src/platform/',
        pathNot: ['^src/platform/index\\.ts$', '^src/platform/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'platform-parts-only-through-each-others-door',
      severity: 'error',
      from: { path: '^src/platform/([^/]+)/' },
      to: { path: '^src/platform/[^/]+/', pathNot: ['^src/platform/$1/', '^src/platform/[^/]+/index\\.ts$'] },
    },
    {
      name: 'nothing-below-the-roof-uses-the-roof',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/(demonstration|commands)/' },
      to: { path: '^src/([^/]+\\.ts$|(demonstration|commands)/)' },
    },
    ...webFloors.slice(0, -1).map((names, floor) => ({
      name: `web-floor-${floor}-uses-nothing-above`,
      severity: 'error',
      from: { path: webFolder(names) },
      to: { path: `^web/src/`, pathNot: webFolder(webFloors.slice(0, floor + 1).flat()) },
    })),
    {
      name: 'web-screens-of-one-module-use-no-others',
      severity: 'error',
      from: { path: '^web/src/([^/]+)/', pathNot: webFolder([...webFloors.flat(), 'frame']) },
      to: { path: '^web/src/', pathNot: ['^web/src/$1/', webFolder(webFloors.flat())] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      // Browsers ask for the script of the pages.
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$|^src/portal/portal\\.js$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
