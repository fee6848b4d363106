export default { title: 'chapter-note', component: 'chapter-note' };

export const Note = { args: { heading: 'ReLU' } };
