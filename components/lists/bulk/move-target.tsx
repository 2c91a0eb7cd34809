import { useQuery } from '@tanstack/react-query'
import { Field } from '@/components/ui/field'
import { controlClass } from '@/components/ui/input'
import { useFirstFocus } from '@/components/ui/use-first-focus'
import { campaignQueries } from '@/lib/queries/campaigns'

/** Which campaign the lists shall go to. */
export function MoveTarget({ value, onChange }: { value: string; onChange: (campaignId: string) => void }) {
  const { data } = useQuery(campaignQueries.list())
  const first = useFirstFocus<HTMLSelectElement>()
  return (
    <Field label="Campaign">
      {(control) => (
        <select {...control} ref={first} required className={controlClass} value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">Choose…</option>
          {data?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name} ({id})
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
