import type { LeadChoices } from '@/lib/contracts/lead-edits'
import { valueIn, type LeadField, type LeadValues } from '@/lib/contracts/lead-edits-words'
import type { ShownLead } from '@/lib/contracts/leads'
import { fieldLabel } from './field-words'
import { shownValue } from './shown-value'

type EditDiffProps = { fields: readonly LeadField[]; before: ShownLead; after: LeadValues; choices: LeadChoices | undefined }

/** Field by field: what it is, and what it will be. */
export function EditDiff({ fields, before, after, choices }: EditDiffProps) {
  const show = (field: LeadField, value: string) => shownValue(field, value, { lead: before, choices }) || 'not set'
  return (
    <ul aria-label="Changes" className="flex flex-col divide-y divide-line">
      {fields.map((field) => (
        <li key={field} className="flex flex-col gap-1 py-2">
          <span className="font-medium">{fieldLabel(field)}</span>
          {valueIn(before, field) === '' ? (
            <span className="text-muted">not set</span>
          ) : (
            <del className="break-words whitespace-pre-wrap text-muted">{show(field, valueIn(before, field))}</del>
          )}
          <ins className="break-words whitespace-pre-wrap no-underline">{show(field, after[field] ?? '')}</ins>
        </li>
      ))}
    </ul>
  )
}
