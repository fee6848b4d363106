export default { title: 'deconv-learner', component: 'deconv-learner' };

export const Figure = { args: { steps: 5 } };
