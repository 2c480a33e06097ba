/** The two files of a dictionary that define nothing: its settings, and who owns what. */
export const SETTINGS_FILE = 'dictionary.yaml';
export const WORKING_GROUPS_FILE = 'working-groups.yaml';
