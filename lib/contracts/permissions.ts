export const roles = ['viewer', 'supervisor', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a person may do. The server decides by this table alone; the screen only hides. */
export const permissions = {
  'floor.read': 'See campaigns, lists, performance and the live floor',
  'leads.read': 'See leads, calls and callbacks with personal data masked',
  'personal.read': 'See personal data in full, logged and counted against an hourly quota',
  'recordings.play': 'Play recordings, each play logged',
  'leads.edit': 'Edit and add leads',
  'data.export': 'Download recordings and export CSV',
  'campaigns.switch': 'Switch campaigns on and off, one by one or many at once',
  'campaigns.stop-all': 'Stop every campaign and restore them',
  'lists.edit': 'Create, edit and deactivate lists; bulk edits, imports and schedules',
  'records.delete': 'Delete a lead or a list for good',
  'audit.read': 'Read the audit with personal values masked, and the desk settings',
  'users.manage': 'Manage users, roles and wall access',
  'connection.manage': 'Inspect the connection to Convoso',
  'audit.read-all': 'Read and export the whole audit',
  'self.manage': 'Change the own password and end own sessions',
} as const

export type Permission = keyof typeof permissions

const viewer = ['floor.read', 'leads.read', 'self.manage'] as const satisfies readonly Permission[]
const supervisor = [...viewer, 'personal.read', 'recordings.play', 'leads.edit'] as const satisfies readonly Permission[]
const manager = [
  ...supervisor,
  'data.export',
  'campaigns.switch',
  'campaigns.stop-all',
  'lists.edit',
  'audit.read',
] as const satisfies readonly Permission[]
const admin = [
  ...manager,
  'records.delete',
  'users.manage',
  'connection.manage',
  'audit.read-all',
] as const satisfies readonly Permission[]

export const rolePermissions: Record<Role, readonly Permission[]> = { viewer, supervisor, manager, admin }

export const roleDescriptions: Record<Role, string> = {
  viewer: 'Watches the floor; personal data is masked',
  supervisor: 'Also sees personal data, plays recordings and edits leads',
  manager: 'Also switches campaigns, manages lists, exports and reads the audit',
  admin: 'Also manages users and the connection, and deletes for good',
}

export const roleMay = (held: Role, permission: Permission): boolean => rolePermissions[held].includes(permission)
