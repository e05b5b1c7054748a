/**
 * Names the purpose for which the link to the preferences of a person is signed. The id of the link is the id of the
 * person.
 */
export const PREFERENCES = 'preferences';
