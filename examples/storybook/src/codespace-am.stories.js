export default { title: 'codespace-am', component: 'codespace-am' };

export const Figure = { args: { target: '3', runs: 2 } };
