import type { AuditAction, AuditOutcome } from '@/lib/contracts/audit'
import type { Tone } from '@/components/ui/badge'
import type { StateShape } from '@/components/ui/state-mark'

export const actionWords: Record<AuditAction, string> = {
  'campaigns.switch': 'Switch campaign',
  'campaigns.drift': 'Changed outside',
  'campaigns.stop-all': 'Stop all',
  'campaigns.restore': 'Restore',
  'campaigns.bulk-switch': 'Bulk switch',
  'campaigns.dismiss-stop-set': 'Dismiss stop set',
  'sessions.sign-in': 'Sign in',
  'sessions.sign-out': 'Sign out',
  'sessions.revoke': 'End session',
  'users.create': 'Create user',
  'users.update': 'Change user',
  'users.reset-password': 'Reset password',
  'users.change-password': 'Change own password',
  'users.first-admin': 'Set up first admin',
  'connection.check': 'Check connection',
  'audit.verify': 'Verify audit',
  'access.denied': 'Access denied',
  'recordings.play': 'Play recording',
  'recordings.download': 'Download recording',
  'personal.open': 'Open personal data',
  'personal.quota': 'Hourly quota reached',
  'leads.edit': 'Edit lead',
  'leads.add': 'Add lead',
  'leads.remove': 'Delete lead',
  'leads.recreate': 'Re-create lead',
  'settings.lead-fields': 'Choose lead fields',
  'views.create': 'Save view',
  'views.update': 'Change view',
  'views.remove': 'Remove view',
  'jobs.create': 'Start job',
  'jobs.cancel': 'Cancel job',
  'jobs.retry': 'Retry failed rows',
  'jobs.export-failures': 'Download failures',
  'leads.bulk-edit': 'Bulk edit of leads',
}

type OutcomeLook = { word: string; shape: StateShape; tone: Tone }

export const outcomeLooks: Record<AuditOutcome, OutcomeLook> = {
  attempted: { word: 'Attempted', shape: 'ring', tone: 'grey' },
  succeeded: { word: 'Succeeded', shape: 'dot', tone: 'green' },
  failed: { word: 'Failed', shape: 'triangle', tone: 'red' },
  unknown: { word: 'Unknown', shape: 'half', tone: 'amber' },
  denied: { word: 'Denied', shape: 'bars', tone: 'red' },
  observed: { word: 'Observed', shape: 'half', tone: 'violet' },
}
