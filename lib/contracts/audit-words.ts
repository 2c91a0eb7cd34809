export const auditOutcomes = ['attempted', 'succeeded', 'failed', 'unknown', 'denied', 'observed'] as const

/** `noun.verb`; the closed list keeps filters and exports honest. */
export const auditActions = [
  'campaigns.switch',
  'campaigns.drift',
  'campaigns.stop-all',
  'campaigns.restore',
  'campaigns.bulk-switch',
  'campaigns.dismiss-stop-set',
  'sessions.sign-in',
  'sessions.sign-out',
  'sessions.revoke',
  'users.create',
  'users.update',
  'users.reset-password',
  'users.change-password',
  'users.first-admin',
  'connection.check',
  'audit.verify',
  'access.denied',
  'recordings.play',
  'recordings.download',
  'personal.open',
  'personal.quota',
  'leads.edit',
  'leads.add',
  'leads.remove',
  'leads.recreate',
  'settings.lead-fields',
  'views.create',
  'views.update',
  'views.remove',
  'jobs.create',
  'jobs.cancel',
  'jobs.retry',
  'jobs.export-failures',
  'leads.bulk-edit',
] as const

/** What was done to things, without who looked at whom: that would bury the acts in the history of a thing. */
export const changeActions = auditActions.filter((action) => !action.startsWith('personal.'))
