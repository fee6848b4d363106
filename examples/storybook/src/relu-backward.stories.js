export default { title: 'relu-backward', component: 'relu-backward' };

export const Figure = { args: { values: '1 -1; -2 3', signal: '2 1; -1 4' } };
