import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypes from 'eslint-config-next/typescript'

const typed = ['**/*.ts', '**/*.tsx']
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']:not(MemberExpression[property.name=/^(NODE_ENV|NEXT_RUNTIME|SWITCHYARD_BUILD)$/] > MemberExpression)",
  message: 'Settings are read once, in lib/server/core/env.ts.',
}

const config = [
  { ignores: ['.next/', '.runtime/', 'data/', 'test-results/', 'playwright-report/', 'next-env.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...nextVitals,
  ...nextTypes,
  {
    files: ['**/*.mjs'],
    rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] },
  },
  {
    files: typed,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    rules: {
      'import/no-anonymous-default-export': 'off',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // It guards what the React compiler memoizes; this house does not use the compiler.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['{app,components,lib}/**/*.{ts,tsx}', 'proxy.ts', 'instrumentation.ts'],
    // The desk hands the environment to env.ts; next-auth reads its own two names from there.
    ignores: ['lib/server/core/env.ts', 'lib/server/context/desk.ts', 'lib/server/http/auth-route.ts', 'lib/testing/**', '**/*.test.ts', '**/*.test.tsx'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', environment],
    },
  },
]

export default config
