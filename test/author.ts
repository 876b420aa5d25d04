/** Who makes the commits of a test, as variables of the environment. */
export const ADA = {
  PYLIT_AUTHOR_NAME: 'Ada',
  PYLIT_AUTHOR_EMAIL: 'ada@example.org',
  PYLIT_COMMITTER_NAME: 'Ada',
  PYLIT_COMMITTER_EMAIL: 'ada@example.org',
};
