import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/** What each layer may import; anything else between layers is an error (docs/decisions/0001). */
const ARROWS = {
  contract: [],
  data: ['contract'],
  tiles: ['data', 'contract'],
  importers: ['data', 'contract'],
  demo: ['contract'],
  cli: ['data', 'importers', 'tiles', 'demo', 'contract'],
  electron: ['contract', 'data', 'importers', 'tiles', 'demo', 'cli'],
  renderer: ['contract'],
};

/** Layers that run where there is no Node. */
const NO_NODE = ['contract', 'renderer'];

const LAYERS = Object.keys(ARROWS);

const arrowPolicies = Object.entries(ARROWS).map(([layer, targets]) => ({
  from: { element: { type: layer } },
  allow: { to: { element: { types: { anyOf: [layer, ...targets] } } } },
}));

const allowModules = (layers, origin) => ({
  from: { element: { types: { anyOf: layers } } },
  allow: { to: { module: { origin } } },
});

const MODULES_OF_ONE_LAYER = [
  { name: 'electron', message: 'Only electron/ talks to Electron.' },
  { name: 'sqlite3', message: 'Only data/driver/ knows which SQLite driver is used.' },
];

/** The only file that may import ipcMain: it checks every sender. */
const IPC_WRAPPER = 'electron/ipc.ts';

const restrictedImports = (paths, patterns = []) => ['error', { paths, patterns }];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      'out',
      '.cache',
      '.twin',
      'test-results',
      'playwright-report',
    ],
  },
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.recommended] },
  {
    files: ['{contract,data,tiles,importers,demo,cli,electron,renderer}/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': LAYERS.map((layer) => ({ type: layer, pattern: layer })),
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.json'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkAllOrigins: true,
          policies: [
            allowModules(LAYERS, 'external'),
            allowModules(
              LAYERS.filter((layer) => !NO_NODE.includes(layer)),
              'core',
            ),
            ...arrowPolicies,
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-restricted-imports': restrictedImports(MODULES_OF_ONE_LAYER),
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector:
            "MemberExpression[object.type='MetaProperty'][property.name=/^(dirname|filename)$/]",
          message:
            'Node 18 (in Electron) has no import.meta.dirname: use fileURLToPath(import.meta.url).',
        },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['data/driver/**/*.ts'],
    rules: { 'no-restricted-imports': restrictedImports([MODULES_OF_ONE_LAYER[0]]) },
  },
  {
    files: ['{electron,tests,bench}/**/*.ts'],
    rules: {
      'no-restricted-imports': restrictedImports([
        MODULES_OF_ONE_LAYER[1],
        {
          name: 'electron',
          importNames: ['ipcMain'],
          message: `Only ${IPC_WRAPPER} may: it checks the sender of every message.`,
        },
      ]),
    },
  },
  {
    files: [IPC_WRAPPER],
    rules: { 'no-restricted-imports': restrictedImports([MODULES_OF_ONE_LAYER[1]]) },
  },
  {
    files: ['renderer/scene/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': restrictedImports(MODULES_OF_ONE_LAYER, [
        {
          group: ['react', 'react-dom', 'react-dom/*', 'react-i18next', 'antd'],
          message: 'The scene knows no React.',
        },
      ]),
    },
  },
  {
    files: [
      '*.config.{ts,js}',
      'scripts/**/*.mjs',
      'tests/**/*.ts',
      'bench/**/*.ts',
      'cli/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
);
