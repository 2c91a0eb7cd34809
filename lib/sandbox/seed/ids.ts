/** Lead ids go up from here, list by list. */
export const firstLeadId = 20_000_001

/** Who deals with the calls that no agent gets. */
export const systemUserId = 666_666

export const campaignIdAt = (index: number): number => 1_041 + index * 13
export const listIdAt = (index: number): number => 2_807 + index * 11
export const userIdAt = (index: number): number => 1_234_501 + index * 7
