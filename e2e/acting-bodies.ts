/** For every operation that writes, a request that would really do something if it got through. */
export type Acting = { route: string; method: 'POST' | 'PATCH' | 'DELETE'; target: string; body?: object }

export function actingRequests({ campaignId, userId, sessionId }: { campaignId: string; userId: string; sessionId: string }): Acting[] {
  const password = 'a long enough pass phrase 1'
  const post = (route: string, body?: object, target = route): Acting => ({ route, method: 'POST', target, ...(body !== undefined && { body }) })
  return [
    { route: '/api/campaigns/{id}', method: 'PATCH', target: `/api/campaigns/${campaignId}`, body: { active: false, expectedActive: true } },
    post('/api/campaigns/{id}/undo', { actId: 'an-act' }, `/api/campaigns/${campaignId}/undo`),
    post('/api/campaigns/bulk', { active: false, campaigns: [{ id: campaignId, expectedActive: true }] }),
    post('/api/campaigns/stop-all', {}),
    post('/api/campaigns/restore', { stopSetId: 'the-open-one', campaignIds: [campaignId] }),
    post('/api/campaigns/dismiss', { stopSetId: 'the-open-one' }),
    post('/api/campaigns/runs/{id}/continue', undefined, '/api/campaigns/runs/a-run/continue'),
    post('/api/campaigns/runs/{id}/cancel', undefined, '/api/campaigns/runs/a-run/cancel'),
    post('/api/jobs', { kind: 'leads.bulk-edit', selection: { ids: ['1'] }, changes: { status: 'DNC' }, expectedCount: 1 }),
    post('/api/jobs/preview', { kind: 'leads.bulk-edit', selection: { ids: ['1'] }, changes: { status: 'DNC' } }),
    post('/api/jobs/{id}/cancel', undefined, '/api/jobs/a-job/cancel'),
    post('/api/jobs/{id}/retry', undefined, '/api/jobs/a-job/retry'),
    post('/api/jobs/{id}/undo', undefined, '/api/jobs/a-job/undo'),
    post('/api/leads/search', { text: '8185550199' }),
    post('/api/leads', { phone: '8185550199', listId: '1', callNext: { priority: 0 } }),
    { route: '/api/leads/{id}', method: 'PATCH', target: '/api/leads/1', body: { changes: { status: 'DNC' }, loaded: { status: 'NEW' } } },
    { route: '/api/leads/{id}', method: 'DELETE', target: '/api/leads/1', body: { typedName: 'Lead 1' } },
    post('/api/leads/{id}/undo', { actId: 'an-act' }, '/api/leads/1/undo'),
    post('/api/leads/recreate', { leadId: '1' }),
    post('/api/views', { page: 'leads', name: 'Taken over', search: 'status=NEW' }),
    { route: '/api/views/{id}', method: 'PATCH', target: '/api/views/a-view', body: { name: 'Taken over' } },
    { route: '/api/views/{id}', method: 'DELETE', target: '/api/views/a-view' },
    { route: '/api/settings/lead-fields', method: 'PATCH', target: '/api/settings/lead-fields', body: { shown: ['credit_score'] } },
    post('/api/agents/performance/reread', { fromDay: '2026-01-01', toDay: '2026-01-02' }),
    post('/api/agents/ratios', { name: 'Reach', numerator: 'contacts', denominator: 'humans' }),
    { route: '/api/agents/ratios/{id}', method: 'DELETE', target: '/api/agents/ratios/a-ratio' },
    post('/api/lists', { name: 'March East Coast leads', campaignId }),
    { route: '/api/lists/{id}', method: 'PATCH', target: '/api/lists/1', body: { changes: { active: false }, expected: { active: true } } },
    { route: '/api/lists/{id}', method: 'DELETE', target: '/api/lists/1', body: { typedName: 'March East Coast leads' } },
    { route: '/api/settings/status-meaning', method: 'PATCH', target: '/api/settings/status-meaning', body: { sort: [{ code: 'OWN', contact: true, success: true, final: true }] } },
    post('/api/lists/{id}/health', undefined, '/api/lists/1/health'),
    post('/api/lists/duplicates/scan'),
    { route: '/api/lists/duplicates', method: 'PATCH', target: '/api/lists/duplicates', body: { quarantineListId: null } },
    post('/api/people', { phone: '(818) 555-0199' }),
    post('/api/calls/search', { phone: '8185550199' }),
    { route: '/api/settings/calling-hours', method: 'PATCH', target: '/api/settings/calling-hours', body: { expectedVersion: 0, rules: [{ state: '', validFrom: '2026-01-01', weekday: null, saturday: null, sunday: null, source: 'Nobody may call' }] } },
    post('/api/audit/verify'),
    post('/api/walls', { code: 'BCDF-GHJK', name: 'A wall' }),
    post('/api/walls/codes'),
    post('/api/walls/claim'),
    { route: '/api/walls/{id}', method: 'DELETE', target: '/api/walls/a-wall' },
    post('/api/users', { email: 'intruder@switchyard.example', name: 'Intruder', role: 'admin', password }),
    { route: '/api/users/{id}', method: 'PATCH', target: `/api/users/${userId}`, body: { role: 'admin' } },
    post('/api/users/{id}/password', { password }, `/api/users/${userId}/password`),
    post('/api/users/me/password', { current: 'switchyard-demo', next: password }),
    { route: '/api/sessions', method: 'DELETE', target: '/api/sessions' },
    { route: '/api/sessions/{id}', method: 'DELETE', target: `/api/sessions/${sessionId}` },
    post('/api/setup', { token: 'a-token-of-more-than-twenty-letters', email: 'intruder@switchyard.example', name: 'Intruder', password }),
    post('/api/settings/connection/check'),
    post('/api/auth/{...nextauth}', { email: 'admin@switchyard.example', password: 'switchyard-demo' }, '/api/auth/callback/credentials'),
  ]
}

const boundary = 'a-boundary-of-a-form'

/** The same body in every type that a page of another site could send it in. */
export function bodyVariants(body: object | undefined): { type: string; headers: Record<string, string>; body: string | undefined }[] {
  const fields = Object.entries(body ?? {}).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const)
  const multipart = fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')
  const json = JSON.stringify(body ?? {})
  return [
    { type: 'json', headers: { 'content-type': 'application/json' }, body: body === undefined ? undefined : json },
    { type: 'text', headers: { 'content-type': 'text/plain' }, body: json },
    { type: 'urlencoded', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString() },
    { type: 'multipart', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: `${multipart}--${boundary}--\r\n` },
    { type: 'empty', headers: {}, body: undefined },
  ]
}

/** Every way in which a request says that it is not from one of our own pages. */
export function foreignOrigins(ownUrl: string): { name: string; headers: Record<string, string> }[] {
  const { port } = new URL(ownUrl)
  const origin = (name: string, value: string) => ({ name, headers: { origin: value } })
  return [
    { name: 'cross-site', headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } },
    { name: 'same-site', headers: { 'sec-fetch-site': 'same-site', origin: `http://localhost:${Number(port) + 1}` } },
    { name: 'typed by the person', headers: { 'sec-fetch-site': 'none' } },
    { name: 'nothing said', headers: {} },
    { name: 'two stories', headers: { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' } },
    { name: 'a word nobody knows', headers: { 'sec-fetch-site': 'same-origin, cross-site' } },
    { name: 'its own claim beside cross-site', headers: { 'sec-fetch-site': 'cross-site', origin: ownUrl } },
    origin('null', 'null'),
    origin('evil', 'https://evil.example'),
    origin('look-alike behind', `${ownUrl}.evil.example`),
    origin('look-alike before', `http://evil-localhost:${port}`),
    origin('user part', `http://localhost:${port}@evil.example`),
    origin('https', `https://localhost:${port}`),
    origin('other port', `http://localhost:${Number(port) + 1}`),
    origin('other loopback name', `http://127.0.0.1:${port}`),
  ]
}
