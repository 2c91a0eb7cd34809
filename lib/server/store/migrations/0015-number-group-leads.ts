import type { Dialect } from '../schema'

/** Whose a number is, as one text: leads that share two numbers are one duplicate and not two. */
export function numberGroupLeads(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `alter table number_groups add column leads_key ${text} not null default ''`,
    // A group whose leads are no longer known stands for itself until the next scan.
    `update number_groups set leads_key = coalesce((
      select case when count(*) <= 200 then string_agg(lead_id, ',' order by lead_id) end
      from scanned_numbers where scanned_numbers.number = number_groups.number
    ), number_groups.number)`,
    'create index number_groups_by_leads on number_groups (leads_key, number)',
  ]
}
