// The rules of the house that a machine can check. Floors (who may import whom) are in test/floor-plan.node.test.ts.
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

/** Ways to turn text into markup or code. A person's text never takes one of them, and no other text needs them. */
const MARKUP = [
  { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]', message: 'Text becomes markup here: use a Lit template.' },
  { selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)$/]', message: 'Text becomes markup here: use a Lit template.' },
  { selector: "CallExpression[callee.object.name='document'][callee.property.name=/^writeln?$/]", message: 'document.write: use a Lit template.' },
  { selector: "NewExpression[callee.name='DOMParser']", message: 'Files from strangers are read by streaming parsers in a worker.' },
  { selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^on/i]", message: 'An event handler as text: use addEventListener.' },
  { selector: 'TemplateElement[value.raw=/\\.(innerHTML|outerHTML|srcdoc)=$/]', message: 'Text becomes markup here: use a text binding.' },
  { selector: 'TemplateElement[value.raw=/\\sstyle=.?$/]', message: 'The content security policy blocks style attributes: use classes or element.style.setProperty.' },
];

const ERASABLE = [
  { selector: 'TSEnumDeclaration', message: 'No enum: a union of strings.' },
  { selector: "TSModuleDeclaration[kind='namespace']", message: 'No namespace: a module.' },
  { selector: 'TSParameterProperty', message: 'No parameter properties.' },
  { selector: 'Decorator', message: 'No decorators: Vite ships them as written, and no browser reads them.' },
];

const NO_DEFAULT = { selector: 'ExportDefaultDeclaration', message: 'No default exports: a thing has one name everywhere.' };

const CLOCK = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'core is given its randomness.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'core is given the time.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'core is given the time.' },
];

const IMPORTS = {
  patterns: [
    { regex: '^(lit|lit-html)/directives/(unsafe-|style-map)', message: 'unsafe-*: text becomes markup. styleMap: the content security policy blocks it.' },
    { regex: '^lit(-html)?/(static-html|decorators)', message: 'No static templates, no decorators.' },
  ],
};

const shared = {
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-restricted-imports': ['error', IMPORTS],
  'no-restricted-globals': ['error', 'DOMParser', { name: 'event', message: 'Take the event as a parameter.' }],
  'max-lines': ['error', 500],
  'max-params': ['error', 3],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'prefer-const': 'error',
};

const typed = {
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  // Spreading a string gives code points, which is what text needs here.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  '@typescript-eslint/no-floating-promises': ['error', {
    allowForKnownSafeCalls: [
      { from: 'package', name: ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'], package: 'node:test' },
      // The types of a chai plugin say that .equal() is a promise; it is not. (.accessible() is one, and must be awaited.)
      { from: 'package', name: ['Equal'], package: '@open-wc/semantic-dom-diff' },
      { from: 'package', name: ['Equal'], package: '@types/chai' },
    ],
  }],
};

export default defineConfig(
  globalIgnores(['dist', 'coverage', 'node_modules', 'tools/*/node_modules', 'src/i18n/resources.ts', 'artifacts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, ...ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...shared, ...typed },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', 60],
      'no-restricted-syntax': ['error', ...MARKUP, ...ERASABLE, NO_DEFAULT],
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/align/**/*.ts', 'src/formats/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...MARKUP, ...ERASABLE, NO_DEFAULT, ...CLOCK] },
  },
  { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['src/ui/**/*.ts', 'test/ui/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/no-invalid-html': 'error',
      'lit/lifecycle-super': 'error',
      'lit/no-property-change-update': 'error',
      'lit/no-legacy-template-syntax': 'error',
      'lit/no-native-attributes': 'off',
      'lit/quoted-expressions': ['error', 'never'],
      // Lit elements always have the method that super.connectedCallback() calls.
      'wc/guard-super-call': 'off',
      // Lit binds the methods of a template to the element.
      '@typescript-eslint/unbound-method': 'off',
    },
    settings: { litHtmlSources: true },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...MARKUP.slice(2), ...ERASABLE],
      'max-lines-per-function': 'off',
      'no-console': 'off',
      // expect(x).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: { globals: Object.fromEntries(['process', 'console', 'fetch', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'document', 'navigator', 'innerWidth', 'innerHeight', 'performance', 'AbortSignal'].map((n) => [n, 'readonly'])) },
    rules: { 'max-lines': ['error', 500], 'max-lines-per-function': ['error', 60], 'max-params': ['error', 4], eqeqeq: ['error', 'always', { null: 'ignore' }] },
  },
);
