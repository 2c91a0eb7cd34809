import { describe, expect, it } from 'vitest'
import { newViewInput } from '@/lib/contracts/views'
import { ctxFor, testDesk } from '../testing-desk'
import { createView } from './create-view'
import { getViews } from './get-views'
import { removeView } from './remove-view'
import { updateView } from './update-view'

const input = { page: 'leads', name: 'Fresh today', search: 'status=NEW&created=today', isShared: false } as const

describe('views', () => {
  it('keeps a viewer’s own view to that viewer, with its audit row', async () => {
    const { desk, store } = await testDesk()
    const viewer = ctxFor(desk, 'viewer')
    const made = await createView(viewer, input)
    expect(made).toMatchObject({ name: 'Fresh today', isOwn: true, isShared: false, ownerName: 'A viewer' })
    expect((await getViews(viewer, 'leads')).items).toEqual([made])
    expect((await getViews(ctxFor(desk, 'admin'), 'leads')).items).toEqual([])
    expect(store.entries).toMatchObject([
      { action: 'views.create', outcome: 'attempted', targetName: 'Fresh today' },
      { action: 'views.create', outcome: 'succeeded', after: { search: input.search, isShared: false } },
    ])
  })

  it('rejects a viewer and a supervisor who share, and hides shared ones from them', async () => {
    const { desk, store } = await testDesk()
    for (const role of ['viewer', 'supervisor'] as const) {
      const ctx = ctxFor(desk, role)
      await expect(createView(ctx, { ...input, isShared: true })).rejects.toMatchObject({ code: 'forbidden' })
      const own = await createView(ctx, input)
      await expect(updateView(ctx, own.id, { isShared: true })).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(store.entries.filter((entry) => entry.action === 'views.update')).toEqual([])
    const shared = await createView(ctxFor(desk, 'manager'), { ...input, isShared: true })
    expect((await getViews(ctxFor(desk, 'viewer'), 'leads')).items.map(({ id }) => id)).not.toContain(shared.id)
    await expect(removeView(ctxFor(desk, 'viewer'), shared.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('lets managers change and remove what is shared, and nobody the personal view of another', async () => {
    const { desk, store } = await testDesk()
    const [first, second] = [ctxFor(desk, 'manager', 'First'), ctxFor(desk, 'manager', 'Second')]
    const shared = await createView(first, { ...input, isShared: true })
    const personal = await createView(first, { ...input, name: 'Mine' })
    expect(await updateView(second, shared.id, { name: 'Fresh' })).toMatchObject({ name: 'Fresh', search: input.search, isOwn: false })
    await expect(updateView(second, personal.id, { name: 'Yours' })).rejects.toMatchObject({ code: 'not_found' })
    await removeView(second, shared.id)
    expect((await getViews(first, 'leads')).items.map(({ name }) => name)).toEqual(['Mine'])
    const rows = store.entries.filter((entry) => entry.outcome === 'succeeded').map((entry) => [entry.action, entry.actorName])
    expect(rows.slice(-2)).toEqual([['views.update', 'Second'], ['views.remove', 'Second']])
  })

  it('takes each name once and never a search for a person', async () => {
    const { desk } = await testDesk()
    const ctx = ctxFor(desk, 'viewer')
    await createView(ctx, input)
    await expect(createView(ctx, { ...input, name: 'fresh TODAY' })).rejects.toMatchObject({ code: 'conflict' })
    expect(newViewInput.safeParse({ ...input, search: 'status=NEW&s=abcdefabcdefabcdefabcd' }).success).toBe(false)
  })
})
