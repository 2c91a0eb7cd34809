/** Ways out of where a text may stand in a page. */
const exits = ['', '">', "'>", '</td>', '</script>', '</title>', '-->', '\u2028">', '"><svg>', '${', '</style>', ']]>']
/** What would then run; each calls `pwned`. */
const acts = [
  '<script>pwned()</script>',
  '<img src=x onerror=pwned()>',
  '<svg onload=pwned()>',
  '<iframe srcdoc="<script>parent.pwned()</script>">',
  '<a href="javascript:pwned()">x</a>',
  '<details open ontoggle=pwned()>',
  '<input autofocus onfocus=pwned()>',
  'javascript:pwned()//',
  '" onmouseover="pwned()" style="position:fixed;inset:0"',
  '{{constructor.constructor("pwned()")()}}',
]

/** 120 texts that must stay texts. */
export const xssPayloads: readonly string[] = exits.flatMap((exit) => acts.map((act) => `${exit}${act}`))
