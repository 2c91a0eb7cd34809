/** Text columns of a lead that a request writes under the same name. */
export const textFields = [
  'status', 'phone_code', 'alt_phone_1', 'alt_phone_2', 'first_name', 'last_name', 'email', 'address1', 'address2', 'city', 'state', 'province',
  'postal_code', 'country', 'gender', 'date_of_birth', 'notes',
] as const

/** Columns that hold a user's id. */
export const personFields = ['owner_id', 'user_id', 'created_by', 'last_modified_by'] as const

/** The account's own fields that a search may name. */
export const searchableCustomFields = [
  'vertical', 'source', 'the_source', 'cost_per', 'credit_score', 'lead_date', 'time_stamp', 'shade_level_new', 'roof_type_new',
  'avg_mon_elec_bill_new', 'lead_dead', 'std_company_name', 'std_consumer_number', 'std_account_number',
] as const

const keptCustomFields: ReadonlySet<string> = new Set([
  ...searchableCustomFields, 'age', 'monthly_revenue', 'annual_revenue', 'title', 'business_name', 'dba', 'industry', 'start_date', 'homeowner',
  'credit_grade', 'employment', 'comments', 'property_value', 'property_type', 'annual_income', 'unsecured_debt', 'utility_provider',
  'account_number',
  'county', 'ip_address', 'source_url', 'appointment', 'jornaya_leadid_token', 'trusted_form_token', 'household_size', 'plan_interest',
])

/** Whether a request may write this name into a lead's own fields; others are ignored. */
export const isCustomField = (name: string): boolean => keptCustomFields.has(name) || /^field_\d{1,4}$/.test(name)

export const emptyCustomFields: Readonly<Record<string, string>> = Object.fromEntries(searchableCustomFields.map((name) => [name, '']))
