/** `0:09:05`; a dash where nobody knows. */
export function secondsText(seconds: number | null): string {
  if (seconds === null) return '–'
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return `${hours}:${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}
