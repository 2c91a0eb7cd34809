/** An address that breaks before its @ where it must break at all, and anywhere else only when half of it is too long. */
export function EmailText({ text }: { text: string }) {
  const at = text.lastIndexOf('@')
  if (at < 1) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  )
}
