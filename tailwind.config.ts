import type { Config } from 'tailwindcss'

/** Every colour is a variable of app/globals.css, so one class name serves both themes. */
export default {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    extend: {
      colors: {
        canvas: 'var(--canvas)',
        surface: 'var(--surface)',
        raised: 'var(--raised)',
        sunken: 'var(--sunken)',
        hover: 'var(--hover)',
        selected: 'var(--selected)',
        line: 'var(--line)',
        edge: 'var(--edge)',
        ink: 'var(--ink)',
        muted: 'var(--muted)',
        accent: 'var(--accent)',
        'on-accent': 'var(--on-accent)',
        'accent-soft': 'var(--accent-soft)',
        danger: 'var(--danger)',
        'on-danger': 'var(--on-danger)',
        'danger-soft': 'var(--danger-soft)',
        blue: 'var(--state-blue)',
        green: 'var(--state-green)',
        violet: 'var(--state-violet)',
        amber: 'var(--state-amber)',
        grey: 'var(--state-grey)',
        red: 'var(--state-red)',
        'green-soft': 'var(--green-soft)',
        'amber-soft': 'var(--amber-soft)',
      },
      fontFamily: {
        sans: ['"Inter Variable"', 'system-ui', 'sans-serif'],
        mono: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'monospace'],
      },
      fontSize: {
        small: ['0.75rem', '1rem'],
        table: ['0.8125rem', '1.25rem'],
        body: ['0.875rem', '1.25rem'],
        heading: ['1rem', '1.5rem'],
        title: ['1.25rem', '1.75rem'],
        kpi: ['1.75rem', '2rem'],
      },
      borderRadius: { DEFAULT: '6px', small: '4px' },
      boxShadow: { floating: 'var(--floating)' },
    },
  },
} satisfies Config
