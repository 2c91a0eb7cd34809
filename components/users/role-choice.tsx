import { roleDescriptions, roles, type Role } from '@/lib/contracts/permissions'

type RoleChoiceProps = { value: Role; onChange: (role: Role) => void; name: string }

/** Each role with what it may do, so that nobody has to guess. */
export function RoleChoice({ value, onChange, name }: RoleChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Role</legend>
      {roles.map((role) => (
        <label key={role} className="flex items-start gap-2">
          <input
            type="radio"
            name={name}
            checked={role === value}
            onChange={() => onChange(role)}
            className="mt-0.5 size-4 shrink-0 accent-(--accent)"
          />
          <span>
            <span className="font-medium">{role}</span>
            <span className="block text-table text-muted">{roleDescriptions[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
