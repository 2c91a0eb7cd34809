import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { numberGroupLeads } from './0015-number-group-leads'

it('names the leads of groups that are there already, and those of an unfinished scan by their number', () => {
  const store = new Sqlite(':memory:')
  store.exec(`
    create table number_groups (number text primary key);
    create table scanned_numbers (number text, lead_id text);
    insert into number_groups values ('a'), ('b'), ('gone');
    insert into scanned_numbers values ('a', '2'), ('a', '1'), ('b', '1'), ('b', '2');
  `)
  for (const statement of numberGroupLeads('sqlite')) store.exec(statement)
  expect(store.prepare('select number, leads_key as leads from number_groups order by number').all()).toEqual([
    { number: 'a', leads: '1,2' }, { number: 'b', leads: '1,2' }, { number: 'gone', leads: 'gone' },
  ])
  store.close()
})
