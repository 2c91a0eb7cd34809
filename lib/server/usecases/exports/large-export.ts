/** So many rows can be exported, and downloaded, without giving the password again. */
export const mostRowsUnconfirmed = 999
