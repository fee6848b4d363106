import type { Phrasebook } from '../components/locale/message.js';

/** Spanish. Terms that Spanish texts of the field leave in English stay as they are; readers are not addressed. */
export const phrases: Phrasebook = {
  'Explain this picture': 'Explicar esta imagen',
  'Try again': 'Reintentar',
  'This interactive figure was not ready when the page was printed.':
    'Esta figura interactiva aún no estaba lista cuando se imprimió la página.',
  Class: 'Clase',
  'its answer': 'su respuesta',
  'Predicted for this image': 'Predicción para esta imagen',
  'All classes': 'Todas las clases',
  'No match': 'Sin coincidencias',
  '1 match': '1 coincidencia',
  '{0} matches': '{0} coincidencias',
  '{0} more: type a part of the name': '{0} más: escribir una parte del nombre',
  Begin: 'Empezar',
  'A picture is where its run has come to among all that the generator can draw: an answer of the network and the generator together.':
    'Una imagen muestra adónde ha llegado su recorrido entre todo lo que el generador puede dibujar: una respuesta de la red y del generador juntos.',
  'A high probability does not prove that a picture is typical, nor that the network is sure of such pictures alone.':
    'Una probabilidad alta no demuestra que una imagen sea típica, ni que la red solo esté segura ante imágenes así.',
  'What else the neuron would answer to, the pictures do not tell.':
    'No dicen a qué más respondería la neurona.',
  'A generator draws only what it was trained on.':
    'Un generador solo dibuja aquello con lo que se entrenó.',
  '{0} was trained on {1}, and draws nothing else.': '{0} se entrenó con {1} y no dibuja nada más.',
  'Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are noise: it is fooled.':
    'Sobre píxeles, sin generador, el mismo ascenso hace que la red esté igual de segura ante imágenes que para nosotros son ruido: se la engaña.',
  'Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are still the blurred mean that they began with: it is fooled.':
    'Sobre píxeles, sin generador, el mismo ascenso hace que la red esté igual de segura ante imágenes que para nosotros siguen siendo la media borrosa con la que empezaron: se la engaña.',
  'Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are still what they began with, under some noise: it is fooled.':
    'Sobre píxeles, sin generador, el mismo ascenso hace que la red esté igual de segura ante imágenes que para nosotros siguen siendo aquello con lo que empezaron, bajo algo de ruido: se la engaña.',
  'Pick a run to see its code, a second to walk from one to the other.':
    'Un recorrido elegido muestra su código; un segundo, el camino de uno a otro.',
  'Maximised is {0}.': 'Se maximiza {0}.',
  '1 run met no finite numbers, also by small steps, and ended there: its picture says nothing. A smaller step size may help.':
    '1 recorrido no encontró números finitos, tampoco con pasos pequeños, y terminó allí: su imagen no dice nada. Un tamaño de paso menor puede ayudar.',
  '{0} runs met no finite numbers, also by small steps, and ended there: its picture says nothing. A smaller step size may help.':
    '{0} recorridos no encontraron números finitos, tampoco con pasos pequeños, y terminaron allí: sus imágenes no dicen nada. Un tamaño de paso menor puede ayudar.',
  'Step size {0}': 'Tamaño de paso {0}',
  Runs: 'Recorridos',
  Seed: 'Semilla',
  Play: 'Reproducir',
  Pause: 'Pausa',
  Step: 'Un paso',
  Restart: 'Reiniciar',
  'New seeds': 'Nuevas semillas',
  '{0} and {1}': '{0} y {1}',
  none: 'ninguno',
  Generator: 'Generador',
  'short codes': 'códigos cortos',
  'near the mean image': 'cerca de la imagen media',
  Prior: 'Prior',
  'from noise': 'desde ruido',
  'from the mean image': 'desde la imagen media',
  'from a sample': 'desde un ejemplo',
  Pixels: 'Píxeles',
  'not shown': 'no se muestra',
  'Smoothness {0}': 'Suavidad {0}',
  'no number': 'sin número',
  failed: 'fallido',
  'the probability of {0}': 'la probabilidad de {0}',
  'the mean activation of channel {0} of {1}': 'la activación media del canal {0} de {1}',
  'the activation of unit {0} of {1}': 'la activación de la unidad {0} de {1}',
  'the activation of the strongest unit of {0}': 'la activación de la unidad más fuerte de {0}',
  'failed after {0}: no finite numbers': 'fallido tras {0}: sin números finitos',
  '{0} {1} reached after {2}': '{0}: {1}, alcanzada tras {2}',
  '{0} {1} after {2}': '{0}: {1} tras {2}',
  'step {0}': 'paso {0}',
  'step {0}, {1} of {2} at {3}': 'paso {0}, {1} de {2} al {3}',
  '{0}: the highest of {1} is {2}.': '{0}: el valor más alto de {1} es {2}.',
  '{0}: {1} of 1 run reached {2} for {3}': '{0}: {1} de 1 recorrido alcanzó {2} para {3}',
  '{0}: {1} of {2} runs reached {3} for {4}': '{0}: {1} de {2} recorridos alcanzaron {3} para {4}',
  'a median of {0} ({1} to {2})': 'una mediana de {0} (de {1} a {2})',
  '{0}, in {1}': '{0}, en {1}',
  '{0} of {1} from {2} as {3} ({4} on average)': '{0} de {1} de {2} como {3} ({4} de media)',
  'A second network, which the climb never sees, reads {0}.':
    'Una segunda red, que el ascenso nunca ve, lee {0}.',
  '{0}; {1} not within {2} steps.': '{0}; {1} no en {2} pasos.',
  '{0}; {1} still on the way.': '{0}; {1} aún en camino.',
  '1 step': '1 paso',
  '{0} steps': '{0} pasos',
  '{0}%': '{0}\u00a0%',
  'Earlier run {0}, seed {1}: {2} after {3} steps':
    'Recorrido anterior {0}, semilla {1}: {2} tras {3} pasos',
  unknown: 'desconocida',
  'the run of seed {0}': 'recorrido de semilla {0}',
  'The last {0} runs for this neuron': 'Los últimos {0} recorridos para esta neurona',
  'The last {0} runs for {1}': 'Los últimos {0} recorridos para {1}',
  'The last runs for this neuron': 'Los últimos recorridos para esta neurona',
  'The last runs for {0}': 'Los últimos recorridos para {0}',
  'Runs of {0}': 'Recorridos: {0}',
  'The last runs': 'Los últimos recorridos',
  'Run {0}': 'Recorrido {0}',
  'Run {0}: {1}': 'Recorrido {0}: {1}',
  'run {0}': 'recorrido {0}',
  'Pixels, from noise': 'Píxeles, desde ruido',
  'Pixels, from the mean image': 'Píxeles, desde la imagen media',
  'Pixels, from a sample': 'Píxeles, desde un ejemplo',
  'Picked: {0}. Pick a second run to walk from one code to the other.':
    'Elegido: {0}. Un segundo recorrido elegido muestra el camino de un código al otro.',
  'From {0} to {1}, along the great circle between their codes':
    'De {0} a {1}, por el círculo máximo entre sus códigos',
  'Pictures along the way': 'Imágenes a lo largo del camino',
  'Place on the way': 'Lugar en el camino',
  'Its code z': 'Su código z',
  'Copy the code': 'Copiar el código',
  'Use the code in the field': 'Usar el código del campo',
  'Replay its run (seed {0})': 'Repetir su recorrido (semilla {0})',
  'Let go': 'Soltar',
  'the pasted code': 'código pegado',
  red: 'rojo',
  'red pixels': 'los píxeles rojos',
  'red ones': 'los rojos',
  blue: 'azul',
  'blue pixels': 'los píxeles azules',
  'blue ones': 'los azules',
  orange: 'naranja',
  'orange pixels': 'los píxeles naranjas',
  'orange ones': 'los naranjas',
  purple: 'morado',
  'purple pixels': 'los píxeles morados',
  'purple ones': 'los morados',
  green: 'verde',
  'green pixels': 'los píxeles verdes',
  'green ones': 'los verdes',
  teal: 'turquesa',
  'teal pixels': 'los píxeles turquesas',
  'teal ones': 'los turquesas',
  brown: 'marrón',
  'brown pixels': 'los píxeles marrones',
  'brown ones': 'los marrones',
  light: 'claro',
  'light pixels': 'los píxeles claros',
  'light ones': 'los claros',
  bright: 'claro',
  'bright pixels': 'los píxeles claros',
  'bright ones': 'los claros',
  dark: 'oscuro',
  'dark pixels': 'los píxeles oscuros',
  'dark ones': 'los oscuros',
  'Cropped to the window that the neuron sees.': 'Recortado a la ventana que ve la neurona.',
  'Kept: all {0} maps of the {1}.': 'Se conservan los {0} mapas de la capa «{1}».',
  'Kept: the whole map of filter {0} of the {1}, whose activations sum to {2}.':
    'Se conserva el mapa entero del filtro {0} de la capa «{1}», cuyas activaciones suman {2}.',
  'Kept: the activation {0} of filter {1} at x {2}, y {3} of the {4}.':
    'Se conserva la activación {0} del filtro {1} en x {2}, y {3} de la capa «{4}».',
  'Top samples': 'Mejores ejemplos',
  Sort: 'Orden',
  'by index': 'por número',
  'strongest first': 'más fuertes primero',
  'Every reconstruction': 'Todas las reconstrucciones',
  Layer: 'Capa',
  'strongest activation': 'activación más fuerte',
  'one whole map': 'un mapa entero',
  'all maps': 'todos los mapas',
  'picked position': 'posición elegida',
  Keep: 'Conservar',
  Filter: 'Filtro',
  Switches: 'Switches',
  Compare: 'Comparar',
  'Guided backprop': 'Guided backprop',
  Picture: 'Imagen',
  'The picture that is explained': 'La imagen que se explica',
  'The image that is explained': 'La imagen que se explica',
  Reconstruction: 'Reconstrucción',
  'Feature map': 'Mapa de características',
  'Feature map of filter {0}': 'Mapa de características del filtro {0}',
  'Picture, its window': 'Imagen, ventana',
  'The piece of the picture that the kept activation sees':
    'El trozo de la imagen que ve la activación conservada',
  '{0}, its window': '{0}, ventana',
  'With switches': 'Con switches',
  'Without: top left': 'Sin: arriba a la izquierda',
  'Without: spread': 'Sin: repartido',
  recorded: 'registrados',
  'none: top left': 'ninguno: arriba a la izquierda',
  'none: spread evenly': 'ninguno: repartido por igual',
  'What was kept comes back down: at each max pooling to the cell that won on the way up (its switch), then rectified, then through the same filters transposed. {0} is what these filters look for, put where the picture had it. It shows which pattern was found, not why the network decided.':
    'Lo que se conservó vuelve a bajar: en cada max pooling, a la celda que ganó al subir (su switch); luego se rectifica y pasa por los mismos filtros, transpuestos. {0} es lo que buscan estos filtros, puesto donde la imagen lo tenía. Muestra qué patrón se encontró, no por qué decidió así la red.',
  'Without switches each max pooling sends its value to the first cell of its window, wherever it came from. The filters’ patterns remain; their places, and with them the shapes of this picture, are lost.':
    'Sin switches, cada max pooling envía su valor a la primera celda de su ventana, viniera de donde viniera. Los patrones de los filtros quedan; sus lugares, y con ellos las formas de esta imagen, se pierden.',
  'Without switches each max pooling spreads its value evenly over its window. The filters’ patterns are smeared over each other; the shapes of this picture are lost.':
    'Sin switches, cada max pooling reparte su valor por igual en su ventana. Los patrones de los filtros se emborronan unos sobre otros; las formas de esta imagen se pierden.',
  'Both come down through the same filters from the same values. Only at the max poolings do they differ: on the left each value returns to the cell that it came from. What is sharp there, and not on the right, comes from the switches and so from this picture, not from the filters.':
    'Ambas bajan por los mismos filtros desde los mismos valores. Solo difieren en los max pooling: a la izquierda, cada valor vuelve a la celda de la que vino. Lo que allí es nítido, y a la derecha no, viene de los switches y por tanto de esta imagen, no de los filtros.',
  'Nothing lies between this layer and the picture but its filters, so each activation paints its filter where it was found, as strong as it was.':
    'Entre esta capa y la imagen no hay más que sus filtros, así que cada activación pinta su filtro donde fue hallado, tan fuerte como fue.',
  'There is no max pooling below, so nothing has recorded where in this picture anything was, and the deconvnet paints much the same whatever it saw. Guided backpropagation asks the picture at every ReLU which neurons were active: that is why a network without pooling needs the picture for its reconstruction.':
    'Debajo no hay ningún max pooling, así que nada ha registrado dónde estaba cada cosa en esta imagen, y el deconvnet pinta casi lo mismo viera lo que viera. La retropropagación guiada pregunta a la imagen en cada ReLU qué neuronas estaban activas: por eso una red sin pooling necesita la imagen para su reconstrucción.',
  'There is no max pooling below, so nothing has recorded where in this picture anything was. Keep one activation or one map to see guided backpropagation, which asks the picture, beside it.':
    'Debajo no hay ningún max pooling, así que nada ha registrado dónde estaba cada cosa en esta imagen. Si se conserva una activación o un mapa, al lado aparece la retropropagación guiada, que pregunta a la imagen.',
  'Nothing comes back: what was kept is zero, or nothing positive is left of it on the way down.':
    'No vuelve nada: lo que se conservó es cero, o al bajar no queda nada positivo de ello.',
  'Share of test pictures right: {0}': 'Proporción de imágenes de prueba acertadas: {0}',
  end: 'fin',
  '{0} right': '{0} de aciertos',
  'could not be had': 'no disponible',
  'Feature maps {0}': 'Mapas de características {0}',
  'Filters {0}': 'Filtros {0}',
  'answers {0} ({1})': 'responde {0} ({1})',
  'Reconstruction {0}': 'Reconstrucción {0}',
  'Next epoch': 'Época siguiente',
  'Epoch of the training': 'Época del entrenamiento',
  '{0} to {1}': '{0} a {1}',
  'Same colours for all maps and epochs': 'Mismos colores para todos los mapas y épocas',
  Maps: 'Mapas',
  'fully trained': 'entrenada del todo',
  'before training': 'antes del entrenamiento',
  'after 1 epoch': 'tras 1 época',
  'after {0} epochs': 'tras {0} épocas',
  'epoch {0}': 'época {0}',
  '{0}, {1} of the test pictures right': '{0}, {1} de las imágenes de prueba acertadas',
  'The same picture in the same network at different moments of its training; an epoch is one pass over all training pictures.':
    'La misma imagen en la misma red en distintos momentos de su entrenamiento; una época es una pasada por todas las imágenes de entrenamiento.',
  'A filter keeps its place.': 'Un filtro conserva su sitio.',
  'A reconstruction has colours of its own, with their numbers below it: before training it is faint.':
    'Una reconstrucción tiene colores propios, con sus números debajo: antes del entrenamiento es tenue.',
  'Traces of the picture come back even before training, since activations keep the places of what is there.':
    'Incluso antes del entrenamiento vuelven huellas de la imagen, ya que las activaciones conservan los lugares de lo que hay.',
  'Reconstruction: the strongest activation': 'Reconstrucción: la activación más fuerte',
  'Reconstruction: all feature maps': 'Reconstrucción: todos los mapas de características',
  'Reconstruction: map {0}': 'Reconstrucción: mapa {0}',
  'Reconstruction: the strongest activation in map {0}':
    'Reconstrucción: la activación más fuerte del mapa {0}',
  'Reconstruction: map {0} at x {1}, y {2}': 'Reconstrucción: mapa {0} en x {1}, y {2}',
  'Reconstruction: the strongest activation at x {0}, y {1}':
    'Reconstrucción: la activación más fuerte en x {0}, y {1}',
  'map {0}, sum {1}': 'mapa {0}, suma {1}',
  'map {0}, activation {1}': 'mapa {0}, activación {1}',
  'The picture': 'La imagen',
  'Feature maps: {0}': 'Mapas de características: {0}',
  'Filters: {0}': 'Filtros: {0}',
  'Each has colours of its own.': 'Cada uno tiene colores propios.',
  '{0}, {1} to {2} of {3}': '{0}, {1} a {2} de {3}',
  '{0} pictures, zero everywhere.': '{0} imágenes, cero en todas partes.',
  '{0} pictures, the strongest is {1} ({2}).': '{0} imágenes; la más fuerte es la {1} ({2}).',
  '{0} pictures, the strongest is {1} ({2}); {3} are zero everywhere.':
    '{0} imágenes; la más fuerte es la {1} ({2}); {3} son cero en todas partes.',
  'largest activation': 'mayor activación',
  'Feature maps of the {0}': 'Mapas de características de la capa «{0}»',
  '{0} of {1} × {2}': '{0} de {1} × {2}',
  'Filters, feature maps, and reconstructions of the {0}':
    'Filtros, mapas de características y reconstrucciones de la capa «{0}»',
  'Filters and feature maps of the {0}': 'Filtros y mapas de características de la capa «{0}»',
  'Feature maps and reconstructions of the {0}':
    'Mapas de características y reconstrucciones de la capa «{0}»',
  'mid-grey': 'gris medio',
  'the middle colour': 'el color central',
  'Filters: each up to its own largest weight; 0 is {0}.':
    'Filtros: cada uno hasta su mayor peso; 0 es {0}.',
  'Reconstructions: up to ±{0}; 0 is {1}.': 'Reconstrucciones: hasta ±{0}; 0 es {1}.',
  'Reconstructions: each up to its own largest value; 0 is {0}.':
    'Reconstrucciones: cada una hasta su mayor valor; 0 es {0}.',
  '−max': '−máx.',
  'max of each map, above it': 'máx. de cada mapa, encima',
  Previous: 'Anterior',
  '{0} to {1} of {2} filters': '{0} a {1} de {2} filtros',
  Next: 'Siguiente',
  'Switches of the max pooling': 'Switches del max pooling',
  'Switches of filter {0}: point at a cell of the pooled map, or move with the arrow keys':
    'Switches del filtro {0}: señalar una celda del mapa reducido o moverse con las flechas',
  'Pooled map': 'Mapa reducido',
  'Each value where it came from': 'Cada valor en el lugar del que vino',
  'What that cell looks at': 'Lo que mira esa celda',
  'The cell at x {0}, y {1} has its value from x {2}, y {3} of the map below, which looks at {4} × {5} pixels of the picture from x {6}, y {7}.':
    'La celda en x {0}, y {1} tiene su valor de x {2}, y {3} del mapa de debajo, que mira {4} × {5} píxeles de la imagen desde x {6}, y {7}.',
  'Samples that activate the filter most': 'Ejemplos que más activan el filtro',
  'Keep one filter to see the samples that activate it most.':
    'Si se conserva un filtro, aquí aparecen los ejemplos que más lo activan.',
  'Where filter {0} of the {1} is strongest in the model’s samples':
    'Dónde es más fuerte el filtro {0} de la capa «{1}» en los ejemplos del modelo',
  'The model’s card lists no samples.': 'La ficha del modelo no incluye ejemplos.',
  'The filter is silent in all samples.': 'El filtro calla en todos los ejemplos.',
  'sample {0}': 'ejemplo {0}',
  'What the filter sees of {0}': 'Lo que ve el filtro: {0}',
  'Reconstruction, {0}': 'Reconstrucción, {0}',
  'Loss: no step yet': 'Pérdida: ningún paso aún',
  'Loss: {0} at first, {1} after {2} steps': 'Pérdida: {0} al principio, {1} tras {2} pasos',
  steps: 'pasos',
  'starting …': 'iniciando …',
  'step {0}: here it ends': 'paso {0}: aquí termina',
  'step {0}, loss {1}: here it ends': 'paso {0}, pérdida {1}: aquí termina',
  'step {0}, loss {1}': 'paso {0}, pérdida {1}',
  'Train {0} steps': 'Entrenar {0} pasos',
  Train: 'Entrenar',
  'One step': 'Un paso',
  Reset: 'Restablecer',
  Filters: 'Filtros',
  "{0} filters explain this photograph with {1} of the codes non-zero; the reconstruction's error is {2}.":
    '{0} filtros explican esta fotografía con el {1} de los códigos distinto de cero; el error de la reconstrucción es {2}.',
  "{0} filters explain this digit with {1} of the codes non-zero; the reconstruction's error is {2}.":
    '{0} filtros explican este dígito con el {1} de los códigos distinto de cero; el error de la reconstrucción es {2}.',
  'The image is a sum of sparse maps, each convolved with one filter. Filters and maps are learned in turn, from images without labels.':
    'La imagen es una suma de mapas dispersos, cada uno convolucionado con un filtro. Filtros y mapas se aprenden por turnos, de imágenes sin etiquetas.',
  '<deconv-viewer> runs the same operation downward: there the maps come from a classifier, here they are inferred.':
    '<deconv-viewer> ejecuta la misma operación hacia abajo: allí los mapas vienen de un clasificador, aquí se infieren.',
  "The error is the squared error as a share of the image's squared length.":
    'El error es el error cuadrático como parte de la longitud al cuadrado de la imagen.',
  'alternation {0} of {1}': 'alternancia {0} de {1}',
  'Input minus reconstruction': 'Entrada menos reconstrucción',
  'Sparse maps of the input': 'Mapas dispersos de la entrada',
  'Filter size {0} × {1} (starts again)': 'Tamaño del filtro {0} × {1} (empieza de nuevo)',
  'Filters {0} (starts again)': 'Filtros {0} (empieza de nuevo)',
  'Learn from': 'Aprender de',
  digits: 'dígitos',
  photographs: 'fotografías',
  Learning: 'Aprendizaje',
  objective: 'objetivo',
  'non-zero codes': 'códigos distintos de cero',
  alternation: 'alternancia',
  error: 'error',
  'The images learned from: objective and error as shares of those of empty maps, share of non-zero codes':
    'Las imágenes de las que se aprende: objetivo y error como parte de los de mapas vacíos, parte de códigos distintos de cero',
  'Loss of each step': 'Pérdida de cada paso',
  'Feature maps': 'Mapas de características',
  'The network after each epoch of its own training can be played above.':
    'La red tras cada época de su propio entrenamiento puede reproducirse arriba.',
  'The network after each epoch of its own training can be played with the attribute "epochs".':
    'La red tras cada época de su propio entrenamiento puede reproducirse con el atributo «epochs».',
  'its weights before training': 'sus pesos de antes del entrenamiento',
  'random weights': 'pesos aleatorios',
  'A copy of the network is trained in this page, from {0}, on {1} pictures that come with the model; a step is one batch of 32.':
    'En esta página se entrena una copia de la red, a partir de {0}, con {1} imágenes que acompañan al modelo; un paso es un lote de 32.',
  'A copy of the network is trained in this page, from {0}; a step is one batch of 32.':
    'En esta página se entrena una copia de la red, a partir de {0}; un paso es un lote de 32.',
  'It is not the network that the other figures show, which has seen far more pictures.':
    'No es la red que muestran las otras figuras, que ha visto muchas más imágenes.',
  'The loss is the mean cross-entropy of a batch: 0 where every answer is right and certain; the line across is that of guessing.':
    'La pérdida es la entropía cruzada media de un lote: 0 donde toda respuesta es correcta y segura; la línea horizontal es la del azar.',
  'All maps share one range of colours, which grows with them.':
    'Todos los mapas comparten un rango de colores, que crece con ellos.',
  'over {0}': 'más de {0}',
  'under {0}': 'menos de {0}',
  '{0} %': '{0}\u00a0%',
  '{0}st': '{0}',
  '{0}nd': '{0}',
  '{0}rd': '{0}',
  '{0}th': '{0}',
  'The map is zero everywhere.': 'El mapa es cero en todas partes.',
  '{0} % of the map is positive; it is strongest at row {1} of {2}, column {3} of {4}.':
    'El {0}\u00a0% del mapa es positivo; es más fuerte en la fila {1} de {2}, columna {3} de {4}.',
  'layer {0}': '{0}',
  Layers: 'Capas',
  'Others, by name': 'Otras, por nombre',
  'Layers, by name': 'Capas, por nombre',
  'Layers without places': 'Capas sin posiciones',
  'Maps of {0}': 'Mapas de {0}',
  'Maps of {0} to {1}': 'Mapas de {0} a {1}',
  '{0}, {1} of {2}': '{0}, {1} de {2}',
  'CAM layer': 'Capa de CAM',
  'last convolution': 'última convolución',
  'last convolution: {0}': 'última convolución: {0}',
  'Where the {0} found what speaks for the class.':
    'Dónde halló la capa «{0}» lo que habla a favor de la clase.',
  'It is as fine as the maps of that layer; what speaks against the class is left out.':
    'Es tan fino como los mapas de esa capa; lo que habla en contra de la clase se omite.',
  'Where the {0} finds what raises the output. It is as fine as the maps of that layer; what lowers the output is left out.':
    'Dónde halla la capa «{0}» lo que sube la salida. Es tan fino como los mapas de esa capa; lo que baja la salida se omite.',
  'Where the {0} found what excites this neuron. It is as fine as the maps of that layer.':
    'Dónde halló la capa «{0}» lo que excita esta neurona. Es tan fino como los mapas de esa capa.',
  'Where the {0} found patterns that raise the score. Small regions count as much as large ones.':
    'Dónde halló la capa «{0}» patrones que suben la puntuación. Las regiones pequeñas cuentan tanto como las grandes.',
  'Where the {0} found patterns that raise the output. Only positive gradients weigh.':
    'Dónde halló la capa «{0}» patrones que suben la salida. Solo cuentan los gradientes positivos.',
  'Where the {0} found patterns that excite this neuron. Only positive gradients weigh.':
    'Dónde halló la capa «{0}» patrones que excitan esta neurona. Solo cuentan los gradientes positivos.',
  'Where the {0} raises the score: each activation is weighted by its own gradient.':
    'Dónde la capa «{0}» sube la puntuación: cada activación se pondera con su propio gradiente.',
  'Where the {0} raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Dónde la capa «{0}» sube la salida: cada activación se pondera con su propio gradiente. Las posiciones que bajan la salida quedan vacías.',
  'Where the {0} excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Dónde la capa «{0}» excita esta neurona: cada activación se pondera con su propio gradiente. Las posiciones que la inhiben quedan vacías.',
  'Where the {0} found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Dónde halló la capa «{0}» patrones que suben la puntuación: cada mapa se pondera con su gradiente donde está activo.',
  'Where the {0} found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Dónde halló la capa «{0}» patrones que suben la salida: cada mapa se pondera con su gradiente donde está activo.',
  'Where the {0} found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Dónde halló la capa «{0}» patrones que excitan esta neurona: cada mapa se pondera con su gradiente donde está activo.',
  'Where the {0} differs most from its mean: the first principal component of its maps.':
    'Dónde difiere más la capa «{0}» de su media: la primera componente principal de sus mapas.',
  'Where the {0} differs most from its mean: the first principal component of its maps. It shows what stands out to the network, not what raises the output.':
    'Dónde difiere más la capa «{0}» de su media: la primera componente principal de sus mapas. Muestra lo que destaca para la red, no lo que sube la salida.',
  'Where the {0} differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Dónde difiere más la capa «{0}» de su media: la primera componente principal de sus mapas. Es la misma para toda neurona por encima.',
  'Where the {0} found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Dónde halló la capa «{0}» patrones que suben la puntuación: cada activación se pondera con su propio gradiente, donde es positivo.',
  'It is as fine as the maps of that layer; patterns that lower the score are left out.':
    'Es tan fino como los mapas de esa capa; los patrones que bajan la puntuación se omiten.',
  'Where the {0} found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. It is as fine as the maps of that layer; patterns that lower the output are left out.':
    'Dónde halló la capa «{0}» patrones que suben la salida: cada activación se pondera con su propio gradiente, donde es positivo. Es tan fino como los mapas de esa capa; los patrones que bajan la salida se omiten.',
  'Where the {0} found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. It is as fine as the maps of that layer.':
    'Dónde halló la capa «{0}» patrones que excitan esta neurona: cada activación se pondera con su propio gradiente, donde es positivo. Es tan fino como los mapas de esa capa.',
  'grey {0}': 'gris {0}',
  'black {0}': 'negro {0}',
  'white {0}': 'blanco {0}',
  'all 0': 'todo 0',
  'No relevance arrives at the picture.': 'A la imagen no llega ninguna relevancia.',
  'next to nothing speaks for it': 'casi nada habla a favor',
  '{0} speaks for it, around row {1} and column {2}':
    '{0} habla a favor, en torno a la fila {1} y la columna {2}',
  'next to nothing speaks against it': 'casi nada habla en contra',
  '{0} speaks against it, around row {1} and column {2}':
    '{0} habla en contra, en torno a la fila {1} y la columna {2}',
  'Of the relevance at the pixels {0}; {1}.': 'De la relevancia en los píxeles, {0}; {1}.',
  '{0} of the pixels lie beyond': '{0} de los píxeles quedan fuera',
  'Reconstructions: each up to the {0} percentile of its magnitudes; 0 is {1}.':
    'Reconstrucciones: cada una hasta el percentil {0} de sus magnitudes; 0 es {1}.',
  'automatic: {0}': 'automático: {0}',
  'automatic: by method': 'automático: según el método',
  'Color channels': 'Canales de color',
  'Colors end at': 'Los colores terminan en',
  'Image position': 'Posición de la imagen',
  'signed sum': 'suma con signo',
  'strongest channel': 'canal más fuerte',
  'red, green, blue': 'rojo, verde, azul',
  automatic: 'automático',
  'beside the maps': 'junto a los mapas',
  'under the maps': 'debajo de los mapas',
  'the largest value': 'el valor más grande',
  '{0} percentile': 'percentil {0}',
  'In color ({0}): mid-grey is 0, and red, green and blue are drawn as the channels that they belong to.':
    'En color ({0}): el gris medio es 0, y rojo, verde y azul se dibujan como los canales a los que pertenecen.',
  '{0} percentile; {1}': 'percentil {0}; {1}',
  'absorbed by ε': 'absorbido por ε',
  'absorbed by biases': 'absorbido por sesgos',
  'lost at zeros': 'perdido en ceros',
  'lost to padding': 'perdido en el relleno',
  'left out': 'omitido',
  'passed on': 'transmitido',
  'the class': 'la clase',
  'Some layers have rules of their own.': 'Algunas capas tienen reglas propias.',
  'Only what passes through {0} of the {1}: {2} of {3}.':
    'Solo lo que pasa por {0} de la capa «{1}»: {2} de {3}.',
  'Only what passes through {0} of the {1}: {2} of {3}, {4} of what arrives there.':
    'Solo lo que pasa por {0} de la capa «{1}»: {2} de {3}, {4} de lo que llega allí.',
  'Back to all of it': 'Volver al conjunto',
  'all units': 'todas las unidades',
  'unit {0}': 'unidad {0}',
  'all channels': 'todos los canales',
  'channel {0}': 'canal {0}',
  'x {0}, y {1}': 'x {0}, y {1}',
  'channel {0} at x {1}, y {2}': 'canal {0} en x {1}, y {2}',
  '{0} and gradient × input differ by at most {1} where values go up to {2}: they are not the same map; without the biases in its denominators LRP-0 shares out what they have given, and the gradient does not.':
    '{0} y gradiente × entrada difieren como mucho en {1}, con valores de hasta {2}: no son el mismo mapa; sin los sesgos en sus denominadores, LRP-0 reparte lo que estos han aportado, y el gradiente no.',
  '{0} and gradient × input differ by at most {1} where values go up to {2}: they are not the same map; they were not asked the same.':
    '{0} y gradiente × entrada difieren como mucho en {1}, con valores de hasta {2}: no son el mismo mapa; no se les preguntó lo mismo.',
  '{0} and gradient × input differ by at most {1} where values go up to {2}: they are the same map.':
    '{0} y gradiente × entrada difieren como mucho en {1}, con valores de hasta {2}: son el mismo mapa.',
  Conservation: 'Conservación',
  Denominators: 'Denominadores',
  'Rules, layer by layer': 'Reglas, capa por capa',
  Rules: 'Reglas',
  'Gradient × input': 'Gradiente × entrada',
  'Look into': 'Examinar',
  'the score': 'la puntuación',
  nothing: 'nada',
  'its rivals': 'sus rivales',
  'the other classes': 'las demás clases',
  'rather than': 'y no',
  'the mean of the other classes': 'la media de las demás clases',
  'the weighted mean of its rivals': 'la media ponderada de sus rivales',
  '{0} raise the score of {1} relative to {2}, {3} lower it.':
    '{0} suben la puntuación de {1} respecto a {2}; {3} la bajan.',
  'Explained is the score of {0} relative to {1}.':
    'Se explica la puntuación de {0} respecto a {1}.',
  'The network predicts the class that the contrast names, so the map explains that class by itself.':
    'La red predice la clase que nombra el contraste, así que el mapa explica esa clase por sí sola.',
  'Start with': 'Empezar con',
  Biases: 'Sesgos',
  'take their share': 'toman su parte',
  'are left out': 'se omiten',
  'Dense layers as convolutions': 'Capas densas como convoluciones',
  'LRP-0, transposed': 'LRP-0, transpuesta',
  'LRP-flat': 'LRP-flat',
  'LRP, ε and z+': 'LRP, ε y z+',
  'LRP, ε and α2β1': 'LRP, ε y α2β1',
  'LRP, ε, z+ and flat': 'LRP, ε, z+ y flat',
  'LRP, ε, γ and box': 'LRP, ε, γ y caja',
  'LRP, ε, α2β1 and flat': 'LRP, ε, α2β1 y flat',
  'LRP-box': 'LRP-caja',
  'Relevance is distributed by how far each input lies from its bounds.':
    'La relevancia se distribuye según lo lejos que está cada entrada de sus límites.',
  'Excitation backprop': 'Excitation backprop',
  Composites: 'Compuestas',
  'One rule for all layers': 'Una regla para todas las capas',
  'by contribution': 'por contribución',
  passes: 'pasa',
  'winner takes all': 'al ganador',
  'signal takes all': 'a la señal',
  'equal parts': 'partes iguales',
  'Every neuron hands on its relevance in proportion to what each input has contributed to its sum; where contributions of both signs nearly cancel, that sum is close to 0 and the shares become huge.':
    'Cada neurona entrega su relevancia en proporción a lo que cada entrada ha aportado a su suma; donde contribuciones de ambos signos casi se anulan, esa suma es cercana a 0 y las partes se hacen enormes.',
  'LRP-0 as textbooks draw it, by transposed convolutions, with the same numbers: every neuron hands on its relevance in proportion to what each input has contributed to its sum; where contributions of both signs nearly cancel, that sum is close to 0 and the shares become huge.':
    'LRP-0 como la dibujan los manuales, por convoluciones transpuestas, con los mismos números: cada neurona entrega su relevancia en proporción a lo que cada entrada ha aportado a su suma; donde contribuciones de ambos signos casi se anulan, esa suma es cercana a 0 y las partes se hacen enormes.',
  'Every neuron hands on its relevance in proportion to what each input has contributed; ε in the denominator keeps back what rests on contributions that cancel: the larger it is, the calmer the map, and the less of the score it accounts for.':
    'Cada neurona entrega su relevancia en proporción a lo que cada entrada ha aportado; ε en el denominador retiene lo que descansa en contribuciones que se anulan: cuanto mayor es, más tranquilo es el mapa y menos explica de la puntuación.',
  'What speaks for a neuron is favoured by γ over what speaks against it before its relevance is shared out.':
    'Lo que habla a favor de una neurona se favorece con γ frente a lo que habla en contra, antes de repartir su relevancia.',
  'What speaks for a neuron and what speaks against it are shared out apart, α of the one less β of the other.':
    'Lo que habla a favor de una neurona y lo que habla en contra se reparten por separado: α de lo uno menos β de lo otro.',
  'Only what speaks for a neuron gets a share of its relevance.':
    'Solo lo que habla a favor de una neurona recibe parte de su relevancia.',
  'Relevance is shared out by the squares of the weights, whatever the inputs were.':
    'La relevancia se reparte según los cuadrados de los pesos, fueran cuales fueran las entradas.',
  'Every neuron hands on its relevance in equal parts to all that it sees: what remains is where it looks.':
    'Cada neurona entrega su relevancia a partes iguales a todo lo que ve: queda hacia dónde mira.',
  'Dense layers share out by ε, convolutions by γ, which favours what speaks for a neuron, and the first by how far a pixel lies from the bounds of the input.':
    'Las capas densas reparten según ε; las convoluciones, según γ, que favorece lo que habla a favor de una neurona; y la primera, según lo lejos que está un píxel de los límites de la entrada.',
  'Dense layers share out by every contribution, convolutions by those that speak for a neuron.':
    'Las capas densas reparten según todas las contribuciones; las convoluciones, según las que hablan a favor de una neurona.',
  'Dense layers share out by every contribution, convolutions by those that speak for a neuron, and the first in equal parts.':
    'Las capas densas reparten según todas las contribuciones; las convoluciones, según las que hablan a favor de una neurona; y la primera, a partes iguales.',
  'Dense layers share out by every contribution; convolutions twice what speaks for a neuron less once what speaks against it.':
    'Las capas densas reparten según todas las contribuciones; las convoluciones, dos veces lo que habla a favor de una neurona menos una vez lo que habla en contra.',
  'Dense layers share out by every contribution, convolutions twice what speaks for a neuron less once what speaks against it, and the first in equal parts.':
    'Las capas densas reparten según todas las contribuciones; las convoluciones, dos veces lo que habla a favor de una neurona menos una vez lo que habla en contra; y la primera, a partes iguales.',
  'Only what excites a neuron gets a share, in every layer.':
    'Solo lo que excita a una neurona recibe una parte, en todas las capas.',
  '{0} speak for {1}, {2} against it: a relevance of 1 has been shared out, layer by layer, down to the pixels.':
    '{0} hablan a favor de {1}, {2} en contra: una relevancia de 1 se ha repartido, capa por capa, hasta los píxeles.',
  'LRP starts with a relevance of 1 for {0} and −1 for {1}, and distributes it to the pixels, layer by layer.':
    'LRP empieza con una relevancia de 1 para {0} y −1 para {1}, y la reparte capa por capa entre los píxeles.',
  'LRP distributes the difference of the two scores to the pixels, layer by layer.':
    'LRP reparte la diferencia entre las dos puntuaciones, capa por capa, entre los píxeles.',
  '{0} speak for {1}, {2} against it: the score has been shared out, layer by layer, down to the pixels.':
    '{0} hablan a favor de {1}, {2} en contra: la puntuación se ha repartido, capa por capa, hasta los píxeles.',
  Default: 'Predeterminado',
  Automatic: 'Automático',
  'Automatic: {0}': 'Automático: {0}',
  '{0} of the score reaches the pixels; {1}.': 'El {0} de la puntuación llega a los píxeles; {1}.',
  '{0} of the relevance reaches the pixels; {1}.':
    'El {0} de la relevancia llega a los píxeles; {1}.',
  'Only {0} of the score reaches the pixels; {1}: the map shows where that share lies, not how the whole score is made up.':
    'Solo el {0} de la puntuación llega a los píxeles; {1}: el mapa muestra dónde está esa parte, no cómo se compone toda la puntuación.',
  'Only {0} of the relevance reaches the pixels; {1}: the map shows where that share lies, not how the whole is made up.':
    'Solo el {0} de la relevancia llega a los píxeles; {1}: el mapa muestra dónde está esa parte, no cómo se compone el total.',
  'biases absorb {0}': 'los sesgos absorben el {0}',
  'ε absorbs {0}': 'ε absorbe el {0}',
  '{0} is lost at denominators of 0': 'el {0} se pierde en denominadores iguales a 0',
  '{0} falls on padding': 'el {0} cae en el relleno',
  '{0} is left out': 'el {0} queda fuera',
  'the rest is spread over all terms': 'el resto se reparte entre todos los términos',
  '{0} speak for {1}, {2} against it.': '{0} hablan a favor de {1}, {2} en contra.',
  'These rules were chosen because the network has depthwise convolutions.':
    'Estas reglas se eligieron porque la red tiene convoluciones depthwise.',
  'Relevance of both signs grows {0}-fold on its way, most in the {1}, where denominators are near 0: the map shows these divisions more than the prediction.':
    'La relevancia de ambos signos crece {0} veces en el camino, sobre todo en la capa «{1}», donde hay denominadores cercanos a 0: el mapa muestra esas divisiones más que la predicción.',
  'That is how this score is made up, not how it would change if a pixel did.':
    'Así se compone esta puntuación, no cómo cambiaría si cambiara un píxel.',
  'The maps share out the same score and differ in the rules alone; none of them is the true one.':
    'Los mapas reparten la misma puntuación y difieren solo en las reglas; ninguno es el verdadero.',
  'No relevance arrives at the picture: all of it was absorbed or lost on the way.':
    'A la imagen no llega ninguna relevancia: toda se absorbió o se perdió por el camino.',
  'ε absorbs': 'ε absorbe',
  'biases absorb': 'los sesgos absorben',
  sum: 'suma',
  '{0} of {1}': '{0} de {1}',
  magnitudes: 'magnitudes',
  'All magnitudes at the pixels together': 'Todas las magnitudes en los píxeles juntas',
  'half lies in': 'la mitad está en',
  '{0} of {1} pixels': '{0} de {1} píxeles',
  'differs by up to': 'difiere hasta en',
  'The largest difference of a value from gradient × input':
    'La mayor diferencia de un valor respecto a gradiente × entrada',
  Channel: 'Canal',
  Unit: 'Unidad',
  relevance: 'relevancia',
  'Channels of the {0}': 'Canales de la capa «{0}»',
  'Channels of the {0}, by their relevance': 'Canales de la capa «{0}», por su relevancia',
  'Units of the {0}, by their relevance': 'Unidades de la capa «{0}», por su relevancia',
  '{0} of {1} have any': '{0} de {1} tienen alguna',
  '{0}; a click lets one channel or one place alone go on':
    '{0}; un clic deja seguir solo un canal o un lugar',
  '{0}; a click lets one unit alone go on': '{0}; un clic deja seguir solo una unidad',
  '{0} to {1} of {2}': '{0} a {1} de {2}',
  'The numbers': 'Los números',
  'Sums of relevance': 'Sumas de relevancia',
  layer: 'capa',
  arrives: 'llega',
  'all layers': 'todas las capas',
  'Conservation of relevance': 'Conservación de la relevancia',
  'Where the relevance goes, layer by layer: {0}': 'Adónde va la relevancia, capa por capa: {0}',
  picture: 'imagen',
  '{0} arrives, {1} passed on': 'llega {0}, se transmite {1}',
  'Placed on {0}: {1}. Of that {2} arrives at the picture; {3}. Together {4}: each part was summed by itself, none is the rest.':
    'Puesto en {0}: {1}. De eso llega a la imagen {2}; {3}. En total {4}: cada parte se sumó por separado, ninguna es el resto.',
  'Placed on {0}: {1}. Of that {2} arrives at the picture. Together {3}: each part was summed by itself, none is the rest.':
    'Puesto en {0}: {1}. De eso llega a la imagen {2}. En total {3}: cada parte se sumó por separado, ninguna es el resto.',
  'What LRP divides by: the denominators of the {0}':
    'Por qué divide LRP: los denominadores de la capa «{0}»',
  'What LRP divides by': 'Por qué divide LRP',
  'The rule of this layer divides by nothing.': 'La regla de esta capa no divide por nada.',
  'Denominators of': 'Denominadores de',
  'Histogram. {0}': 'Histograma. {0}',
  '1 is exactly 0.': '1 es exactamente 0.',
  '{0} are exactly 0.': '{0} son exactamente 0.',
  'Heights are logarithms of counts.': 'Las alturas son logaritmos de los recuentos.',
  '{0} of {1} lie within ±{2} of 0, a thousandth of the largest; none of the relevance arrives at them.':
    '{0} de {1} están a menos de ±{2} de 0, una milésima del mayor; a ellos no llega ninguna relevancia.',
  '{0} of {1} lie within ±{2} of 0, a thousandth of the largest; {3} of the relevance arrives at them.':
    '{0} de {1} están a menos de ±{2} de 0, una milésima del mayor; a ellos llega {3} de la relevancia.',
  here: 'aquí',
  'Relevance at every layer': 'Relevancia en cada capa',
  'Relevance at every layer, from the class scores down to the picture':
    'Relevancia en cada capa, desde las puntuaciones de las clases hasta la imagen',
  'max of each layer': 'máx. de cada capa',
  'one layer, which only passes it on, is left out': 'se omite una capa, que solo la deja pasar',
  '{0} layers, which only pass it on, are left out': 'se omiten {0} capas, que solo la dejan pasar',
  'Layers without places: one stripe for each unit.': 'Capas sin lugares: una franja por unidad.',
  'Dots: denominators that are exactly 0.': 'Puntos: denominadores que son exactamente 0.',
  'Rank correlation with the original map': 'Correlación de rangos con el mapa original',
  'layers with random weights, from the top': 'capas con pesos aleatorios, desde arriba',
  'A map that shows what the network has learned must change when the network forgets it, layer by layer from the class scores down. Rules that let only positive contributions pass, such as z+, change little: on the way down they come to the same map, whatever the upper layers say ({0}, {1}).':
    'Un mapa que muestra lo que la red ha aprendido debe cambiar cuando la red lo olvida, capa por capa desde las puntuaciones de las clases hacia abajo. Las reglas que solo dejan pasar contribuciones positivas, como z+, cambian poco: al bajar llegan al mismo mapa, digan lo que digan las capas superiores ({0}, {1}).',
  '{0} with {1} random': '{0} con {1} aleatorias',
  'Score of {0} at each output': 'Puntuación de {0} en cada salida',
  'The relevance of output x {0}, y {1}.': 'La relevancia de la salida x {0}, y {1}.',
  'All {0} outputs are explained together.': 'Las {0} salidas se explican juntas.',
  'All of them': 'Todas',
  'Click one to explain it alone.': 'Un clic en una la explica sola.',
  'Pixel reader: arrow keys move one pixel.': 'Lector de píxeles: las flechas mueven un píxel.',
  'Point at a pixel, or move to it by arrow keys, to read its relevance and the way on which it came: the relevance of every layer there where it looks at the pixel.':
    'Al señalar un píxel, o al llegar a él con las flechas, se lee su relevancia y el camino por el que vino: la relevancia de cada capa allí donde mira el píxel.',
  'On the way, where the layers look at it: {0}.': 'En el camino, donde las capas lo miran: {0}.',
  'Pixel x {0}, y {1}: {2}.': 'Píxel x {0}, y {1}: {2}.',
  'Pixel x {0}, y {1}: relevance {2}.': 'Píxel x {0}, y {1}: relevancia {2}.',
  'Pixel x {0}, y {1}: relevance {2}, {3} of what was placed on {4}.':
    'Píxel x {0}, y {1}: relevancia {2}, {3} de lo que se puso en {4}.',
  'Rules from the class scores down to the picture':
    'Reglas desde las puntuaciones de las clases hasta la imagen',
  rule: 'regla',
  number: 'número',
  'Back to the composite': 'Volver a la compuesta',
  'Rule of the {0}': 'Regla de la capa «{0}»',
  '(chosen)': '(elegida)',
  '{0} in the {1} (relevance arrives at none of them)':
    '{0} en la capa «{1}» (a ninguno llega relevancia)',
  '{0} in the {1} (relevance arrives at {2} of them)':
    '{0} en la capa «{1}» (a {2} de ellos llega relevancia)',
  'Denominators that are exactly 0, by which nothing can be divided: {0}. The relevance there, {1} in all, is lost.':
    'Denominadores que son exactamente 0, por los que no se puede dividir: {0}. La relevancia que hay allí, {1} en total, se pierde.',
  'Neuron picker: arrow keys move one place. Now column {0} of {1}, row {2} of {3}.':
    'Selector de neurona: las flechas mueven un lugar. Ahora columna {0} de {1}, fila {2} de {3}.',
  'Neuron picker: arrow keys move one place. There are {0} columns and {1} rows.':
    'Selector de neurona: las flechas mueven un lugar. Hay {0} columnas y {1} filas.',
  'Probability of {0}': 'Probabilidad de {0}',
  Probability: 'Probabilidad',
  'As it is': 'Tal como es',
  Unoccluded: 'Sin ocultar',
  'With this part hidden': 'Con esta parte oculta',
  'Probability with the occluder': 'Probabilidad con el oclusor',
  'not known yet': 'aún desconocida',
  hidden: 'oculto',
  '{0}: hidden': '{0}: oculto',
  'before {0}': 'antes {0}',
  'Predicted classes at {0} positions': 'Clases predichas en {0} posiciones',
  '{0}, unchanged: {1}': '{0}, sin cambio: {1}',
  'Wherever the occluder is, {0} stays at {1}.': 'Esté donde esté el oclusor, {0} se queda en {1}.',
  'Hiding {0} ({1}) drops {2} from {3} to {4}: the network now predicts {5}.':
    'Al ocultar {0} ({1}), {2} cae de {3} a {4}: la red predice ahora {5}.',
  'Hiding {0} ({1}) drops {2} from {3} to {4}.': 'Al ocultar {0} ({1}), {2} cae de {3} a {4}.',
  '{0} becomes {1}': '{0} pasa a {1}',
  'still {0}, {1}': 'sigue {0}, {1}',
  'Hiding any part raises {0}, {1} ({2}) least: from {3} to {4}.':
    'Se oculte lo que se oculte, {0} sube; lo que menos, con {1} ({2}): de {3} a {4}.',
  'Hiding {0} ({1}) leaves {2} unchanged.': 'Al ocultar {0} ({1}), {2} no cambia.',
  'Hiding {0} ({1}) raises {2} to {3}.': 'Al ocultar {0} ({1}), {2} sube a {3}.',
  'Hiding {0} ({1}) lowers {2} least, to {3}.':
    'Al ocultar {0} ({1}), {2} es lo que menos baja, a {3}.',
  'Predicted class at each position': 'Clase predicha en cada posición',
  'Probability at each position, in %': 'Probabilidad en cada posición, en %',
  'Logit of {0} at each position': 'Logit de {0} en cada posición',
  'Probability of {0} at each position, in %': 'Probabilidad de {0} en cada posición, en %',
  'Mean drop of the logit by pixel': 'Caída media del logit por píxel',
  'Logit of {0} relative to {1} at each position': 'Logit de {0} respecto a {1} en cada posición',
  'Probability of {0} relative to {1} at each position, in %':
    'Probabilidad de {0} respecto a {1} en cada posición, en %',
  'Mean drop of the logit of {0} relative to {1} by pixel':
    'Caída media del logit de {0} respecto a {1} por píxel',
  'Mean drop of the probability of {0} relative to {1} by pixel':
    'Caída media de la probabilidad de {0} respecto a {1} por píxel',
  'Hiding {0} lowers {1}, hiding {2} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    'Ocultar {0} baja {1}; ocultar {2} la sube. Las imágenes ocultadas quedan fuera de la distribución, así que otro relleno puede cambiar el mapa; las zonas redundantes se enmascaran entre sí.',
  'the logit of {0} relative to {1}': 'la puntuación logit de {0} respecto a {1}',
  'the probability of {0} relative to {1}': 'la probabilidad de {0} respecto a {1}',
  'Mean drop of the probability by pixel': 'Caída media de la probabilidad por píxel',
  'Map of the mean drop': 'Mapa de la caída media',
  'Occluder: arrow keys move it by its stride, with Shift by one pixel.':
    'Oclusor: las flechas lo mueven un paso; con Mayús, un píxel.',
  'Hiding {0} lowers the logit, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    'Ocultar {0} baja el logit; ocultar {1} lo sube. Las imágenes ocultadas quedan fuera de la distribución, así que otro relleno puede cambiar el mapa; las zonas redundantes se enmascaran entre sí.',
  'Hiding {0} lowers the probability, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    'Ocultar {0} baja la probabilidad; ocultar {1} la sube. Las imágenes ocultadas quedan fuera de la distribución, así que otro relleno puede cambiar el mapa; las zonas redundantes se enmascaran entre sí.',
  'The one position does not change the prediction.': 'La única posición no cambia la predicción.',
  'None of the {0} positions changes the prediction.':
    'Ninguna de las {0} posiciones cambia la predicción.',
  '1 of {0} positions changes the prediction: to {1}.':
    '1 de {0} posiciones cambia la predicción: a {1}.',
  '{0} of {1} positions change the prediction: to {2} and others.':
    '{0} de {1} posiciones cambian la predicción: a {2} y otras.',
  '{0} of {1} positions change the prediction: to {2}.':
    '{0} de {1} posiciones cambian la predicción: a {2}.',
  '{0} of the pixels were never hidden (hatched): the stride is longer than the occluder. The map has no value there.':
    '{0} de los píxeles nunca se ocultaron (rayado): el paso es mayor que el oclusor. Ahí el mapa no tiene valor.',
  '{0} of the pixels were never hidden (hatched): the circles leave corners. The map has no value there.':
    '{0} de los píxeles nunca se ocultaron (rayado): los círculos dejan esquinas. Ahí el mapa no tiene valor.',
  '{0} of {1} positions so far.': '{0} de {1} posiciones hasta ahora.',
  'Each position recomputes only what the occluder can reach, {0} of the multiplications; the numbers are the same.':
    'Cada posición recalcula solo lo que el oclusor puede alcanzar, {0} de las multiplicaciones; los números son los mismos.',
  '1 position.': '1 posición.',
  '{0} positions.': '{0} posiciones.',
  Shape: 'Forma',
  Measure: 'Medida',
  probability: 'probabilidad',
  logit: 'logit',
  Cells: 'Celdas',
  'predicted class': 'clase predicha',
  Occluder: 'Oclusor',
  Stride: 'Paso',
  square: 'cuadrado',
  circle: 'círculo',
  black: 'negro',
  gray: 'gris',
  white: 'blanco',
  noise: 'ruido',
  '0 of the model': '0 del modelo',
  Fill: 'Relleno',
  'row {0}': 'fila {0}',
  'rows {0} to {1}': 'filas {0} a {1}',
  'column {0}': 'columna {0}',
  'columns {0} to {1}': 'columnas {0} a {1}',
  'the upper left': 'la parte superior izquierda',
  'the top': 'la parte superior',
  'the upper right': 'la parte superior derecha',
  'the left': 'la parte izquierda',
  'the middle': 'el centro',
  'the right': 'la parte derecha',
  'the lower left': 'la parte inferior izquierda',
  'the bottom': 'la parte inferior',
  'the lower right': 'la parte inferior derecha',
  'the logit of {0}': 'el logit de {0}',
  'P({0})': 'P({0})',
  'Hidden: {0}. {1}: {2}. The network predicts {3}.': 'Oculto: {0}. {1}: {2}. La red predice {3}.',
  'about 1 second': 'aproximadamente 1 segundo',
  'about {0} seconds': 'unos {0} segundos',
  'about 1 minute': 'aproximadamente 1 minuto',
  'about {0} minutes': 'unos {0} minutos',
  'about 1 hour': 'aproximadamente 1 hora',
  'about {0} hours': 'unas {0} horas',
  'Image, a part hidden': 'Imagen, una parte oculta',
  '{0} wide, {1} high': '{0} de ancho, {1} de alto',
  'Image, a circle of {0} hidden': 'Imagen, un círculo de {0} oculto',
  'Image, {0} hidden': 'Imagen, {0} oculto',
  'Measuring: {0}': 'Midiendo: {0}',
  Stop: 'Detener',
  'Measure also:': 'Medir también:',
  'Methods and their measures': 'Métodos y sus medidas',
  Occlusion: 'Oclusión',
  Random: 'Aleatorio',
  'LRP, automatic': 'LRP, automático',
  Deletion: 'Eliminación',
  Insertion: 'Inserción',
  Time: 'Tiempo',
  ROAD: 'ROAD',
  Infidelity: 'Infidelidad',
  'Max-sensitivity': 'Sensibilidad máxima',
  'Randomized weights': 'Pesos aleatorios',
  'higher is better': 'más alto es mejor',
  'lower is better': 'más bajo es mejor',
  'the mean output while the pixels that the map ranks highest are painted over with the mean color':
    'la salida media mientras los píxeles que el mapa sitúa más arriba se cubren con el color medio',
  'the mean probability while the pixels that the map ranks highest are painted over with the mean color':
    'la probabilidad media mientras los píxeles que el mapa sitúa más arriba se cubren con el color medio',
  'the mean output while these pixels are restored in a blurred image':
    'la salida media mientras esos píxeles se restauran en una imagen desenfocada',
  'the mean probability while these pixels are restored in a blurred image':
    'la probabilidad media mientras esos píxeles se restauran en una imagen desenfocada',
  'the time for computing the map, its forward pass included':
    'el tiempo para calcular el mapa, incluida su pasada hacia delante',
  'the mean output while the highest-ranked pixels, a tenth more at each step, are replaced by noisy means of their neighbors':
    'la salida media mientras los píxeles mejor situados, un décimo más en cada paso, se sustituyen por medias con ruido de sus vecinos',
  'the mean probability while the highest-ranked pixels, a tenth more at each step, are replaced by noisy means of their neighbors':
    'la probabilidad media mientras los píxeles mejor situados, un décimo más en cada paso, se sustituyen por medias con ruido de sus vecinos',
  'the error of the map in predicting how the score changes when squares are hidden, from 0 (exact) to 1 (no better than an empty map)':
    'el error del mapa al predecir cómo cambia la puntuación cuando se ocultan cuadrados, de 0 (exacto) a 1 (no mejor que un mapa vacío)',
  'the largest change of the map, relative to its norm, when every value of the image moves by up to 2% of its range':
    'el mayor cambio del mapa, relativo a su norma, cuando cada valor de la imagen se mueve hasta un 2 % de su rango',
  'the rank correlation of the map’s magnitudes before and after randomizing the weights of the upper half of the layers; near 1, the map ignores what these layers have learned':
    'la correlación de rangos de las magnitudes del mapa antes y después de aleatorizar los pesos de la mitad superior de las capas; cerca de 1, el mapa ignora lo que esas capas han aprendido',
  '<1 ms': '<1 ms',
  '{0} s': '{0} s',
  '{0} ({1} forward passes, about {2} s)': '{0} ({1} pasadas hacia delante, unos {2} s)',
  '{0} ({1} maps, about {2} s)': '{0} ({1} mapas, unos {2} s)',
  'The measures ask different questions, so their ranks may differ without either being wrong. All ranks hold for this image only.':
    'Las medidas plantean preguntas distintas, así que sus rangos pueden diferir sin que ninguno sea erróneo. Todos los rangos valen solo para esta imagen.',
  'All measures rank the methods in the same order.':
    'Todas las medidas ordenan los métodos en el mismo orden.',
  '{0} ranks {1} {2} of {3}; {4} ranks it {5}.':
    '{0}: {1} en el puesto {2} de {3}; {4}: puesto {5}.',
  '{0} and {1}: {2}': '{0} y {1}: {2}',
  'rank {0}': 'puesto {0}',
  '{0}: from {1} to {2}': '{0}: de {1} a {2}',
  'Probability of {0}: {1}': 'Probabilidad de {0}: {1}',
  '% of the pixels': '% de los píxeles',
  'Rank correlation of the measures (1: same order of the methods; −1: reversed):':
    'Correlación de rangos de las medidas (1: mismo orden de los métodos; −1: inverso):',
  'This stride needs {0} positions ({1} here). Showing a coarser grid.':
    'Este paso necesita {0} posiciones ({1} aquí). Se muestra una cuadrícula más gruesa.',
  'Compute all': 'Calcular todas',
  'Occluded images': 'Imágenes ocultadas en parte',
  'Occluded images at {0} positions': 'Imágenes ocultadas en {0} posiciones',
  'Shown here: every {0} row and column, {1} of {2} positions.':
    'Se muestra cada {0} fila y columna: {1} de {2} posiciones.',
  '{0} {1} with {2} hidden': '{0} {1}, oculto: {2}',
  starting: 'iniciando',
  'loading the model': 'cargando el modelo',
  preparing: 'preparando',
  computing: 'calculando',
  'Randomise layers from the top': 'Aleatorizar capas desde arriba',
  'Save {0} as .npy': 'Guardar {0} como .npy',
  'Next layer': 'Capa siguiente',
  'Adebayo et al. 2018': 'Adebayo et al. 2018',
  'Sixt et al. 2020': 'Sixt et al. 2020',
  'none of {0}': 'ninguna de {0}',
  '{0} of {1}: {2}': '{0} de {1}: {2}',
  '{0} of {1}: {2} down to {3}': '{0} de {1}: {2} hasta {3}',
  'It sees the whole picture.': 'Campo visual: la imagen entera.',
  'It sees {0} × {1} of {2} × {3} pixels.': 'Campo visual: {0} × {1} de {2} × {3} píxeles.',
  'Show the figure': 'Mostrar la figura',
  'Reset the numbers': 'Restablecer los números',
  '{0}: {1}, closed by the input': '{0}: {1}, cerrada por la entrada',
  '{0}: {1}, closed by the signal': '{0}: {1}, cerrada por la señal',
  '{0}: {1}, closed by the input and by the signal':
    '{0}: {1}, cerrada por la entrada y por la señal',
  'not computed yet': 'aún sin calcular',
  input: 'entrada',
  Input: 'Entrada',
  'output of the ReLU': 'salida de la ReLU',
  'Output of the ReLU': 'Salida de la ReLU',
  signal: 'señal',
  'Signal from above': 'Señal de arriba',
  'Hatched where a condition fails:': 'Rayado donde falla una condición:',
  '{0}: the input is not positive': '{0}: la entrada no es positiva',
  '{0}: the signal is not positive': '{0}: la señal no es positiva',
  'both at once': 'ambas a la vez',
  Backpropagation: 'Retropropagación',
  Deconvnet: 'Deconvnet',
  'passed by backpropagation': 'lo que deja pasar la retropropagación',
  'passed by deconvnet': 'lo que deja pasar el deconvnet',
  'passed by guided backprop': 'lo que deja pasar guided backprop',
  backpropagation: 'la retropropagación',
  'the deconvnet': 'el deconvnet',
  'guided backpropagation': 'la retropropagación guiada',
  'the input {0} and the signal {1} are both positive, so {2} pass {3}':
    'la entrada {0} y la señal {1} son ambas positivas, así que {2} dejan pasar {3}',
  'the input {0} and the signal {1} are both positive, so {2} passes {3}':
    'la entrada {0} y la señal {1} son ambas positivas, así que {2} deja pasar {3}',
  'the deconvnet does not look at the input and passes {0}':
    'el deconvnet no mira la entrada y deja pasar {0}',
  'the input was {0}, so backpropagation passes {1}':
    'la entrada era {0}, así que la retropropagación deja pasar {1}',
  'guided backpropagation passes nothing for both reasons':
    'la retropropagación guiada no deja pasar nada por ambas razones',
  'the input was {0} and the signal is {1}, so guided backpropagation passes nothing':
    'la entrada era {0} y la señal es {1}, así que la retropropagación guiada no deja pasar nada',
  'the input was {0}, so {1} pass nothing': 'la entrada era {0}, así que {1} no dejan pasar nada',
  'the input was {0}, so {1} passes nothing': 'la entrada era {0}, así que {1} no deja pasar nada',
  'the signal is {0}, so {1} pass nothing': 'la señal es {0}, así que {1} no dejan pasar nada',
  'the signal is {0}, so {1} passes nothing': 'la señal es {0}, así que {1} no deja pasar nada',
  'backpropagation asks whether the input was positive':
    'la retropropagación pregunta si la entrada era positiva',
  'the deconvnet asks whether the signal itself is positive':
    'el deconvnet pregunta si la propia señal es positiva',
  'guided backpropagation asks for both': 'la retropropagación guiada pide ambas cosas',
  'guided backpropagation asks whether both the input and the signal itself are positive':
    'la retropropagación guiada pregunta si son positivas tanto la entrada como la propia señal',
  'The signal comes back through the ReLU.': 'La señal vuelve a través de la ReLU.',
  'The signal comes back through the ReLU by two rules.':
    'La señal vuelve a través de la ReLU según dos reglas.',
  'The signal comes back through the ReLU by three rules.':
    'La señal vuelve a través de la ReLU según tres reglas.',
  'Point at a cell, or move through a grid with the arrow keys, to read what happened to it.':
    'Al señalar una celda, o al recorrer una cuadrícula con las flechas, se lee lo que le ocurrió.',
  'Point at a cell, or move through a grid with the arrow keys, to read what happened to it. The numbers of the input and of the signal can be changed.':
    'Al señalar una celda, o al recorrer una cuadrícula con las flechas, se lee lo que le ocurrió. Los números de la entrada y de la señal se pueden cambiar.',
  '{0} of the input holds no number; the results are still those of {1}.':
    '{0} de la entrada no contiene un número; los resultados siguen siendo los de {1}.',
  '{0} of the signal holds no number; the results are still those of {1}.':
    '{0} de la señal no contiene un número; los resultados siguen siendo los de {1}.',
  'Type a finite number there, or press Escape to get the last one back.':
    'Ahí va un número finito; Escape recupera el último.',
  'row {0}, column {1}': 'fila {0}, columna {1}',
  '0, which is not more than 0': '0, que no es mayor que 0',
  'all three': 'las tres',
  'The network answers {0}.': 'La red responde {0}.',
  'Explained: {0}.': 'Se explica: {0}.',
  'The image is explained; the prediction is hidden.':
    'La imagen está explicada; la predicción está oculta.',
  'Image {0}': 'Imagen {0}',
  'The network answers {0} ({1}).': 'La red responde {0} ({1}).',
  'Explained: {0} ({1}).': 'Se explica: {0} ({1}).',
  'under 1 ms': 'menos de 1\u00a0ms',
  '{0} ms': '{0}\u00a0ms',
  'Computed in this page in {0} ({1}, {2}).': 'Calculado en esta página en {0} ({1}, {2}).',
  '{0} of the values lie beyond': '{0} de los valores quedan fuera',
  'deletion {0}': 'borrado {0}',
  'insertion {0}': 'inserción {0}',
  'random {0}': 'azar {0}',
  'The deletion curve: the probability of {0} goes from {1} to {2} as pixels are painted over, {3} at half of them. Area {4}, in random order {5}.':
    'La curva de borrado: la probabilidad de {0} va de {1} a {2} a medida que se tapan píxeles, {3} en la mitad. Área {4}, en orden aleatorio {5}.',
  'The insertion curve: the probability of {0} goes from {1} to {2} as pixels are given back, {3} at half of them. Area {4}, in random order {5}.':
    'La curva de inserción: la probabilidad de {0} va de {1} a {2} a medida que se devuelven píxeles, {3} en la mitad. Área {4}, en orden aleatorio {5}.',
  'deletion: hidden': 'borrado: oculto',
  'insertion: hidden': 'inserción: oculta',
  'deletion: not computed yet': 'borrado: aún sin calcular',
  'insertion: not computed yet': 'inserción: aún sin calcular',
  'Largest change of a pixel': 'Cambio máximo de un píxel',
  'Changed image': 'Imagen cambiada',
  'The change, enlarged': 'El cambio, amplificado',
  'With no pixel changed by more than {0}, the network still predicts {1}.':
    'Sin cambiar ningún píxel en más de {0}, la red sigue prediciendo {1}.',
  'With no pixel changed by more than {0}, the network predicts {1} instead of {2}.':
    'Sin cambiar ningún píxel en más de {0}, la red predice {1} en lugar de {2}.',
  'The prediction changes at {0}, to {1}.': 'La predicción cambia en {0}, a {1}.',
  'No step of this kind up to {0} changes the prediction.':
    'Ningún paso de este tipo hasta {0} cambia la predicción.',
  'Every pixel moves by the same amount, as far as its range allows, towards the other class as the sign of the gradient says: an adversarial example ({0}). It shows how large such a step must be to change this prediction, not what the other class looks like.':
    'Cada píxel cambia en la misma cantidad, hasta donde llega su rango, hacia la otra clase según el signo del gradiente: un ejemplo adversario ({0}). Muestra qué tamaño ha de tener un paso así para cambiar esta predicción, no cómo es la otra clase.',
  Probabilities: 'Probabilidades',
  'Goodfellow et al. 2015': 'Goodfellow et al. 2015',
  'Petsiuk et al. 2018': 'Petsiuk et al. 2018',
  'How faithful is a map? Deletion: the probability while the pixels that it ranks highest are painted over with the mean colour; it should fall early, leaving a small area. Insertion: while they come back into a blurred picture; it should rise early. Dashed: pixels in random order; hairlines: 0 and 1 ({0}).':
    '¿Qué tan fiel es un mapa? Borrado: la probabilidad mientras los píxeles que el mapa pone más arriba se tapan con el color medio; debería caer pronto y dejar un área pequeña. Inserción: mientras vuelven a una imagen borrosa; debería subir pronto. Línea discontinua: píxeles en orden aleatorio; líneas finas: 0 y 1 ({0}).',
  'Picture: {0}': 'Imagen: {0}',
  'answer: {0}': 'respuesta: {0}',
  'max of each map': 'máx. de cada mapa',
  'up to the {0} percentile of magnitudes': 'hasta el percentil {0} de las magnitudes',
  'The first 1 picture of {0} are shown.': 'Se muestra la primera de {0} imágenes.',
  'The first {0} pictures of {1} are shown.': 'Se muestran las primeras {0} de {1} imágenes.',
  'Each picture with its map: {0}.': 'Cada imagen con su mapa: {0}.',
  'Of each picture, what the strongest neuron of the {0} sees, and its map: {1}.':
    'De cada imagen, lo que ve la neurona más fuerte de la capa «{0}», y su mapa: {1}.',
  'Of each picture, what the neuron {0} of the {1} sees, and its map: {2}.':
    'De cada imagen, lo que ve la neurona {0} de la capa «{1}», y su mapa: {2}.',
  '1 picture explained.': '1 imagen explicada.',
  '{0} pictures explained.': '{0} imágenes explicadas.',
  '1 picture could not be shown.': '1 imagen no se pudo mostrar.',
  '{0} pictures could not be shown.': '{0} imágenes no se pudieron mostrar.',
  Similarities: 'Similitudes',
  'Rank correlation of magnitudes / SSIM with the original map':
    'Correlación de rangos de magnitudes / SSIM con el mapa original',
  'Random layers': 'Capas aleatorias',
  'The similarity of each map to its original at every step; the table has the numbers.':
    'La similitud de cada mapa con su original en cada paso; los números están en la tabla.',
  'A map that shows what the network has learned must change when the network forgets it, layer by layer from the class scores down. Gradient and Grad-CAM maps change at once; those of guided backpropagation later and far less, since they restore the picture more than they read the network ({0}, {1}).':
    'Un mapa que muestra lo que la red ha aprendido debe cambiar cuando la red lo olvida, capa por capa desde las puntuaciones de las clases hacia abajo. Los mapas de gradiente y Grad-CAM cambian enseguida; los de la retropropagación guiada, más tarde y mucho menos, ya que restauran la imagen más de lo que leen la red ({0}, {1}).',
  'none: the class': 'ninguna: la clase',
  strongest: 'la más fuerte',
  'of one channel': 'de un canal',
  'by its number': 'por su número',
  'at x {0}, y {1}': 'en x {0}, y {1}',
  'whole channel {0}': 'canal entero {0}',
  Number: 'Número',
  Freeze: 'Fijar',
  'Click the picture to choose the neuron there.':
    'Un clic en la imagen elige la neurona de ese lugar.',
  'Explained: the whole channel {0} of the {1}, with activations that sum to {2}.':
    'Se explica el canal entero {0} de la capa «{1}», con activaciones que suman {2}.',
  'Explained: channel {0} at x {1}, y {2} of the {3}, with an activation of {4}.':
    'Se explica el canal {0} en x {1}, y {2} de la capa «{3}», con una activación de {4}.',
  'Explained: unit {0} of the {1}, with an activation of {2}.':
    'Se explica la unidad {0} de la capa «{1}», con una activación de {2}.',
  Method: 'Método',
  Steps: 'Pasos',
  Samples: 'Muestras',
  Noise: 'Ruido',
  Baseline: 'Referencia',
  'mean color': 'color medio',
  'blurred image': 'imagen borrosa',
  'another image': 'otra imagen',
  'Baseline: {0}.': 'Referencia: {0}.',
  'Steps: {0}.': 'Pasos: {0}.',
  'Samples: {0}.': 'Muestras: {0}.',
  'Noise: {0} of the input range.': 'Ruido: {0} del rango de la entrada.',
  Overlay: 'Superposición',
  'Picture, cropped': 'Imagen, recortada',
  'The piece of the picture that the neuron sees': 'El trozo de la imagen que ve la neurona',
  '{0}, cropped': '{0}, recorte',
  Gradient: 'Gradiente',
  'DeconvNet rule': 'Regla DeconvNet',
  'Integrated gradients': 'Gradientes integrados',
  SmoothGrad: 'SmoothGrad',
  'Grad-CAM': 'Grad-CAM',
  'Guided Grad-CAM': 'Guided Grad-CAM',
  'Score-CAM': 'Score-CAM',
  RISE: 'RISE',
  'Where the {0} found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Dónde la {0} encontró patrones que mantienen alta la puntuación: cada uno de sus mapas se pondera con la puntuación de la imagen enmascarada con él.',
  'Where the last convolution found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Dónde la última convolución encontró patrones que mantienen alta la puntuación: cada uno de sus mapas se pondera con la puntuación de la imagen enmascarada con él.',
  'It needs no gradient, but a forward pass for each map. It is as fine as the maps of that layer.':
    'No necesita ningún gradiente, pero sí un paso hacia delante por cada mapa. Es tan fino como los mapas de esa capa.',
  'It needs no gradient, but a forward pass for each map. Coarse, since that layer has few positions.':
    'No necesita ningún gradiente, pero sí un paso hacia delante por cada mapa. Grueso, porque esa capa tiene pocas posiciones.',
  'Where the {0} found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. It is as fine as the maps of that layer.':
    'Dónde la {0} encontró patrones que mantienen alta la salida: cada uno de sus mapas se pondera con la salida para la imagen enmascarada con él. Es tan fino como los mapas de esa capa.',
  'Where the last convolution found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. Coarse, since that layer has few positions.':
    'Dónde la última convolución encontró patrones que mantienen alta la salida: cada uno de sus mapas se pondera con la salida para la imagen enmascarada con él. Grueso, porque esa capa tiene pocas posiciones.',
  'Where the {0} found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Dónde la {0} encontró patrones que excitan esta neurona: cada uno de sus mapas se pondera con la activación para la imagen enmascarada con él.',
  'Where the convolution below found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Dónde la convolución inferior encontró patrones que excitan esta neurona: cada uno de sus mapas se pondera con la activación para la imagen enmascarada con él.',
  'The mean probability of the class over randomly masked images that show the pixel: highest where seeing the image matters most.':
    'La probabilidad media de la clase en imágenes enmascaradas al azar que muestran el píxel: máxima donde más importa ver la imagen.',
  'Only differences within the map mean something; too few masks leave blotches. Masked images are out of distribution.':
    'Solo las diferencias dentro del mapa significan algo; con pocas máscaras quedan manchas. Las imágenes enmascaradas quedan fuera de la distribución de entrenamiento.',
  'The mean output over randomly masked images that show the pixel. Only differences within the map mean something; too few masks leave blotches.':
    'La salida media en imágenes enmascaradas al azar que muestran el píxel. Solo las diferencias dentro del mapa significan algo; con pocas máscaras quedan manchas.',
  'The mean activation of this neuron over randomly masked images that show the pixel. Only differences within the map mean something.':
    'La activación media de esta neurona en imágenes enmascaradas al azar que muestran el píxel. Solo las diferencias dentro del mapa significan algo.',
  Masks: 'Máscaras',
  lowest: 'el más bajo',
  'highest value of each map': 'el valor más alto de cada mapa',
  '1 masked image': '1 imagen enmascarada',
  '{0} of {1} masked images': '{0} de {1} imágenes enmascaradas',
  '{0} masked images': '{0} imágenes enmascaradas',
  'Counterfactual Grad-CAM': 'Grad-CAM contrafactual',
  'Where the {0} found what lowers the score: without it the score would be higher.':
    'Dónde encontró la capa «{0}» lo que baja la puntuación: sin ello sería mayor.',
  'Where the last convolution found what lowers the score: without it the score would be higher.':
    'Dónde encontró la última convolución lo que baja la puntuación: sin ello sería mayor.',
  'It is as fine as the maps of that layer; what raises the score is left out.':
    'Es tan fino como los mapas de esa capa; lo que sube la puntuación queda fuera.',
  'Coarse, since that layer has few positions; what raises the score is left out.':
    'Es tosco, porque esa capa tiene pocas posiciones; lo que sube la puntuación queda fuera.',
  'Where the {0} found what weakens this neuron. It is as fine as the maps of that layer.':
    'Dónde encontró la capa «{0}» lo que debilita esta neurona. Es tan fino como los mapas de esa capa.',
  'Where the convolution below found what weakens this neuron. Coarse, since that layer has few positions.':
    'Dónde encontró la convolución de abajo lo que debilita esta neurona. Es tosco, porque esa capa tiene pocas posiciones.',
  LayerCAM: 'LayerCAM',
  'Gradients averaged on the straight path from the baseline to this image, times the difference of the two.':
    'Gradientes promediados en el camino recto de la referencia a esta imagen, por la diferencia de ambas.',
  'All values add up to the difference of the score between image and baseline; another baseline distributes it differently.':
    'Todos los valores suman la diferencia de la puntuación entre imagen y referencia; otra referencia la reparte de otro modo.',
  'Gradients averaged on the straight path from the baseline to this image, times the difference of the two. All values add up to the difference of this neuron between them.':
    'Gradientes promediados en el camino recto de la referencia a esta imagen, por la diferencia de ambas. Todos los valores suman la diferencia de esta neurona entre ellas.',
  'Blur integrated gradients': 'Blur Integrated Gradients',
  'Gradients collected while the image goes from blurred to sharp, times the change of each pixel.':
    'Gradientes reunidos mientras la imagen pasa de borrosa a nítida, por el cambio de cada píxel.',
  'All values add up to the difference of the score between the sharp and the blurred image. A large area of one color changes little on the way, so it gets little.':
    'Todos los valores suman la diferencia de la puntuación entre la imagen nítida y la borrosa. Una superficie grande de un solo color cambia poco en el camino y recibe poco.',
  'Gradients collected while the image goes from blurred to sharp, times the change of each pixel. All values add up to the difference of this neuron between the sharp and the blurred image.':
    'Gradientes reunidos mientras la imagen pasa de borrosa a nítida, por el cambio de cada píxel. Todos los valores suman la diferencia de esta neurona entre la imagen nítida y la borrosa.',
  DeepLIFT: 'DeepLIFT',
  GradientSHAP: 'GradientSHAP',
  'Grad-CAM++': 'Grad-CAM++',
  HiResCAM: 'HiResCAM',
  'XGrad-CAM': 'XGrad-CAM',
  'Eigen-CAM': 'Eigen-CAM',
  'How the difference between image and baseline changes the score: {0} raise it, {1} lower it.':
    'Cómo la diferencia entre imagen y referencia cambia la puntuación: {0} la suben, {1} la bajan.',
  'How the difference between image and baseline changes the output: {0} raise it, {1} lower it. All values add up to the difference of the output; another baseline distributes it differently.':
    'Cómo la diferencia entre imagen y referencia cambia la salida: {0} la suben, {1} la bajan. Todos los valores suman la diferencia de la salida; otra referencia la reparte de otro modo.',
  'How the difference between image and baseline changes this neuron: {0} raise it, {1} lower it. All values add up to the difference of this neuron between them.':
    'Cómo la diferencia entre imagen y referencia cambia esta neurona: {0} la suben, {1} la bajan. Todos los valores suman la diferencia de esta neurona entre ellas.',
  'Gradients at random points between the baseline and this image, times the difference of the two, averaged.':
    'Gradientes en puntos al azar entre la referencia y esta imagen, por la diferencia de ambas, promediados.',
  'An estimate: with more samples the sum of all values approaches the difference of the score between image and baseline.':
    'Una estimación: con más muestras la suma de todos los valores se acerca a la diferencia de la puntuación entre imagen y referencia.',
  'Gradients of this neuron at random points between the baseline and this image, times the difference of the two, averaged. With more samples their sum approaches the difference of this neuron.':
    'Gradientes de esta neurona en puntos al azar entre la referencia y esta imagen, por la diferencia de ambas, promediados. Con más muestras su suma se acerca a la diferencia de esta neurona.',
  'Where the last convolution found patterns that raise the score. Small regions count as much as large ones.':
    'Dónde halló la última convolución patrones que suben la puntuación. Las regiones pequeñas cuentan tanto como las grandes.',
  'Where the last convolution found patterns that raise the output. Only positive gradients weigh.':
    'Dónde halló la última convolución patrones que suben la salida. Solo cuentan los gradientes positivos.',
  'Where the convolution below found patterns that excite this neuron. Only positive gradients weigh.':
    'Dónde halló la convolución de abajo patrones que excitan esta neurona. Solo cuentan los gradientes positivos.',
  'It is as fine as the maps of that layer; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'Es tan fino como los mapas de esa capa; solo cuentan los gradientes positivos, así que cambia menos de una clase a otra que Grad-CAM.',
  'Coarse, since that layer has few positions; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'Tosco, ya que esa capa tiene pocas posiciones; solo cuentan los gradientes positivos, así que cambia menos de una clase a otra que Grad-CAM.',
  'Where the last convolution raises the score: each activation is weighted by its own gradient.':
    'Dónde la última convolución sube la puntuación: cada activación se pondera con su propio gradiente.',
  'Where the last convolution raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Dónde la última convolución sube la salida: cada activación se pondera con su propio gradiente. Las posiciones que bajan la salida quedan vacías.',
  'Where the convolution below excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Dónde la convolución de abajo excita esta neurona: cada activación se pondera con su propio gradiente. Las posiciones que la inhiben quedan vacías.',
  'It is as fine as the maps of that layer; positions that lower the score are blank. It is exact only where a single dense layer follows.':
    'Es tan fino como los mapas de esa capa; las posiciones que bajan la puntuación quedan vacías. Solo es exacto donde sigue una única capa densa.',
  'Coarse, since that layer has few positions; those that lower the score are blank. It is exact only where a single dense layer follows.':
    'Tosco, ya que esa capa tiene pocas posiciones; las que bajan la puntuación quedan vacías. Solo es exacto donde sigue una única capa densa.',
  'It is as fine as the maps of that layer; positions that lower the score are blank. A map with both signs may get an extreme weight.':
    'Es tan fino como los mapas de esa capa; las posiciones que bajan la puntuación quedan vacías. Un mapa con ambos signos puede recibir un peso extremo.',
  'Coarse, since that layer has few positions; those that lower the score are blank. A map with both signs may get an extreme weight.':
    'Tosco, ya que esa capa tiene pocas posiciones; las que bajan la puntuación quedan vacías. Un mapa con ambos signos puede recibir un peso extremo.',
  'Where the last convolution found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Dónde halló la última convolución patrones que suben la puntuación: cada mapa se pondera con su gradiente donde está activo.',
  'Where the last convolution found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Dónde halló la última convolución patrones que suben la salida: cada mapa se pondera con su gradiente donde está activo.',
  'Where the convolution below found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Dónde halló la convolución de abajo patrones que excitan esta neurona: cada mapa se pondera con su gradiente donde está activo.',
  'Where the last convolution differs most from its mean: the first principal component of its maps.':
    'Dónde difiere más la última convolución de su media: la primera componente principal de sus mapas.',
  'Where the last convolution differs most from its mean: the first principal component of its maps. It shows what stands out to the network, not what raises the output.':
    'Dónde difiere más la última convolución de su media: la primera componente principal de sus mapas. Muestra lo que destaca para la red, no lo que sube la salida.',
  'Where the convolution below differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Dónde difiere más la convolución de abajo de su media: la primera componente principal de sus mapas. Es la misma para toda neurona por encima.',
  'It is the same for every class: it shows what stands out to the network, not what raises this score.':
    'Es igual para todas las clases: muestra lo que destaca para la red, no lo que sube esta puntuación.',
  'Where the last convolution found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Dónde halló la última convolución patrones que suben la puntuación: cada activación se pondera con su propio gradiente, donde es positivo.',
  'Coarse, since that layer has few positions; patterns that lower the score are left out.':
    'Tosco, ya que esa capa tiene pocas posiciones; los patrones que bajan la puntuación se omiten.',
  'Where the last convolution found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. Coarse, since that layer has few positions; patterns that lower the output are left out.':
    'Dónde halló la última convolución patrones que suben la salida: cada activación se pondera con su propio gradiente, donde es positivo. Tosco, ya que esa capa tiene pocas posiciones; los patrones que bajan la salida se omiten.',
  'Where the convolution below found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. Coarse, since that layer has few positions.':
    'Dónde halló la convolución de abajo patrones que excitan esta neurona: cada activación se pondera con su propio gradiente, donde es positivo. Tosco, ya que esa capa tiene pocas posiciones.',
  '{0} would raise the score if they became a little brighter, {1} would lower it.':
    '{0} subirían la puntuación si fueran un poco más claros; {1} la bajarían.',
  'The map says how sensitive the score is here, not how much each pixel has contributed to it.':
    'El mapa dice lo sensible que es aquí la puntuación, no cuánto ha aportado cada píxel a ella.',
  'On the way back every ReLU lets positive signals through and drops negative ones, wherever it stood on the way up.':
    'En el camino de vuelta, cada ReLU deja pasar las señales positivas y descarta las negativas, estuviera donde estuviera a la ida.',
  'The map shows patterns that the layers above look for, not what this score rests on.':
    'El mapa muestra patrones que buscan las capas superiores, no en qué se apoya esta puntuación.',
  'Only positive signals through active neurons come back, so what remains excites the class.':
    'Solo vuelven señales positivas por neuronas activas, así que lo que queda excita la clase.',
  'The map is sharp, but it changes little from class to class: it shows what the network responds to, not why it decided.':
    'El mapa es nítido, pero cambia poco de una clase a otra: muestra a qué responde la red, no por qué decidió así.',
  'The gradient times the pixel’s value: {0} speak for the class as they are, {1} against it.':
    'El gradiente por el valor del píxel: {0} hablan a favor de la clase tal como son, {1} en contra.',
  'A pixel of value 0 is blank, however much it matters.':
    'Un píxel de valor 0 queda en blanco, por mucho que importe.',
  'The gradient averaged over noisy copies of the picture.':
    'El gradiente promediado sobre copias ruidosas de la imagen.',
  'What flickers from copy to copy is gone; it still says how sensitive the score is, not what has contributed to it.':
    'Lo que parpadea de copia en copia desaparece; sigue diciendo lo sensible que es la puntuación, no qué ha contribuido a ella.',
  'Where the last convolution found what speaks for the class.':
    'Dónde halló la última convolución lo que habla a favor de la clase.',
  'Coarse, since that layer has few places, but it does follow the class; what speaks against it is left out.':
    'Tosco, ya que esa capa tiene pocos lugares, pero sigue a la clase; lo que habla en contra se omite.',
  'Guided backpropagation, kept where Grad-CAM is high.':
    'Retropropagación guiada, conservada donde Grad-CAM es alto.',
  'Its detail comes from the one and changes little from class to class, its place from the other.':
    'El detalle viene de la una y cambia poco de una clase a otra; el lugar, del otro.',
  '{0} would make this neuron stronger if they became a little brighter, {1} weaker. Outside the window that the neuron sees nothing can change it.':
    '{0} harían más fuerte esta neurona si fueran un poco más claros; {1}, más débil. Fuera de la ventana que ve la neurona nada puede cambiarla.',
  'On the way back every ReLU lets positive signals through and drops negative ones. The map shows the pattern that this neuron looks for, placed where it looked.':
    'En el camino de vuelta, cada ReLU deja pasar las señales positivas y descarta las negativas. El mapa muestra el patrón que busca esta neurona, puesto donde miró.',
  'Only positive signals through active neurons come back: the piece of the picture that excites this neuron, inside the window that it sees. Why the network decided is another question.':
    'Solo vuelven señales positivas por neuronas activas: el trozo de la imagen que excita esta neurona, dentro de la ventana que ve. Por qué decidió así la red es otra pregunta.',
  'The gradient times the pixel’s value: {0} excite this neuron as they are, {1} hold it down. A pixel of value 0 is blank.':
    'El gradiente por el valor del píxel: {0} excitan esta neurona tal como son, {1} la frenan. Un píxel de valor 0 queda en blanco.',
  'The gradient of this neuron averaged over noisy copies of the picture; what flickers from copy to copy is gone.':
    'El gradiente de esta neurona promediado sobre copias ruidosas de la imagen; lo que parpadea de copia en copia desaparece.',
  'Where the convolution below found what excites this neuron. Coarse, since that layer has few places.':
    'Dónde halló la convolución de debajo lo que excita esta neurona. Tosco, ya que esa capa tiene pocos lugares.',
  'Guided backpropagation of this neuron, kept where Grad-CAM is high.':
    'Retropropagación guiada de esta neurona, conservada donde Grad-CAM es alto.',
  '{0} speaks for the score, {1} against it, each map by its own rule. A sharper map is not a truer one.':
    '{0} habla a favor de la puntuación y {1} en contra, en cada mapa según su propia regla. Un mapa más nítido no es más verdadero.',
  '{0} speaks for the neuron, {1} against it, each map by its own rule. A sharper map is not a truer one.':
    '{0} habla a favor de la neurona y {1} en contra, en cada mapa según su propia regla. Un mapa más nítido no es más verdadero.',
  'The rules differ in one thing alone: what a ReLU lets pass on the way back.':
    'Las reglas difieren en una sola cosa: qué deja pasar una ReLU en el camino de vuelta.',
  'Grad-CAM is coarse because it stops at a convolution, and it leaves out what speaks against.':
    'Grad-CAM es tosco porque se detiene en una convolución, y omite lo que habla en contra.',
  'Mid-grey is 0, and red, green and blue are drawn as the channels that they belong to.':
    'El gris medio es 0, y rojo, verde y azul se dibujan como los canales a los que pertenecen.',
  'Each pixel shows its strongest colour channel.':
    'Cada píxel muestra su canal de color más fuerte.',
  'Nothing comes back: on the way from here to the picture every signal was blocked, or the neuron is silent.':
    'No vuelve nada: en el camino de aquí a la imagen se bloqueó toda señal, o la neurona calla.',
  'rank corr.': 'rangos',
  'Rank correlation of magnitudes with the original map':
    'Correlación de rangos de magnitudes con el mapa original',
  SSIM: 'SSIM',
  'Structural similarity of magnitudes with the original map':
    'Similitud estructural de magnitudes con el mapa original',
  'Copy link': 'Copiar enlace',
  Link: 'Enlace',
  'The browser does not let the page copy it.': 'El navegador no deja que la página lo copie.',
  'Link copied.': 'Enlace copiado.',
  'Link copied. It leaves out the picture, which has no address.':
    'Enlace copiado. No incluye la imagen, que no tiene dirección.',
  'Link copied. It leaves out the model, which has no address.':
    'Enlace copiado. No incluye el modelo, que no tiene dirección.',
  'The model has no address: a link leaves it out.':
    'El modelo no tiene dirección: un enlace no lo incluye.',
  'Link copied. It leaves out the model card, which has no address.':
    'Enlace copiado. No incluye la ficha del modelo, que no tiene dirección.',
  'The model card has no address: a link leaves it out.':
    'La ficha del modelo no tiene dirección: un enlace no la incluye.',
  'The picture has no address: a link leaves it out.':
    'La imagen no tiene dirección: un enlace no la incluye.',
  'Pixel x {0}, y {1}': 'Píxel x {0}, y {1}',
  Here: 'Aquí',
  'Point at a picture: every map tells its value there.':
    'Al señalar una imagen se lee el valor de cada mapa en ese lugar.',
  'another picture': 'otra imagen',
  'What the camera sees': 'Lo que ve la cámara',
  'Waiting for the camera …': 'Esperando a la cámara …',
  'Take the picture': 'Tomar la imagen',
  'Other camera': 'Otra cámara',
  Cancel: 'Cancelar',
  'Your photo is in use.': 'La foto está en uso.',
  'Move the frame: drag it, or use the arrow keys; + and − zoom.':
    'El marco se mueve arrastrándolo o con las flechas; + y − cambian el zoom.',
  'What the network sees of the picture': 'Lo que la red ve de la imagen',
  Zoom: 'Zoom',
  Middle: 'Centro',
  'Pad to draw a digit on': 'Recuadro para dibujar un dígito',
  'Draw a digit by mouse, finger or pen. By keys: the arrows move the pen, Space puts it down and lifts it.':
    'Aquí se dibuja un dígito con ratón, dedo o lápiz. Con teclas: las flechas mueven el lápiz, la barra espaciadora lo baja y lo levanta.',
  Undo: 'Deshacer',
  Clear: 'Vaciar',
  'The pad is empty; the picture before stays in use.':
    'El recuadro está vacío; la imagen anterior sigue en uso.',
  'Your drawing is in use.': 'El dibujo está en uso.',
  'What the camera sees now is in use.': 'Está en uso lo que la cámara ve ahora.',
  'Let go: the picture goes in here.': 'Al soltar, la imagen entra aquí.',
  'You can also drop a picture here. Pictures stay in this page.':
    'También se puede soltar aquí una imagen. Las imágenes no salen de esta página.',
  'Pictures stay in this page.': 'Las imágenes no salen de esta página.',
  'In use: {0}.': 'En uso: {0}.',
  'Choose a picture': 'Elegir una imagen',
  'The dropped picture is in use.': 'La imagen soltada está en uso.',
  'The first of your {0} pictures is in use: {1}.':
    'La primera de las {0} imágenes está en uso: {1}.',
  'Your picture {0} is in use.': 'La imagen {0} está en uso.',
  'The pasted picture is in use.': 'La imagen pegada está en uso.',
  'Sample pictures': 'Imágenes de ejemplo',
  'The sample is in use: {0}.': 'El ejemplo está en uso: {0}.',
  'The picture as the network sees it': 'La imagen tal como la ve la red',
  'What the network sees': 'Lo que ve la red',
  '{0} x {1} pixels': '{0} × {1} píxeles',
  'Draw a digit': 'Dibujar un dígito',
  'Choose a file': 'Elegir un archivo',
  Paste: 'Pegar',
  'Use the camera': 'Usar la cámara',
  'Take a picture': 'Tomar una foto',
  Model: 'Modelo',
  Computed: 'Cálculo',
  Kit: 'Kit',
  Methods: 'Métodos',
  'Of an image it gets the middle: the short side is resized to {0} pixels, and {1} are cut out.':
    'De una imagen recibe el centro: el lado corto se escala a {0} píxeles y se recortan {1}.',
  'Images of another shape are squeezed.': 'Las imágenes de otra forma se comprimen.',
  'Images of another shape get margins.': 'Las imágenes de otra forma reciben márgenes.',
  'Black is {0} there, white is {1}.': 'El negro vale ahí {0} y el blanco {1}.',
  'Its channels are blue, green and red.': 'Sus canales son azul, verde y rojo.',
  'Its input is a grey picture of {0} pixels.': 'Su entrada es una imagen gris de {0} píxeles.',
  'Its input is a colour picture of {0} pixels.':
    'Su entrada es una imagen en color de {0} píxeles.',
  'Its input has {0} pixels in {1} channels.': 'Su entrada tiene {0} píxeles en {1} canales.',
  'It is right about {0} of test pictures.': 'Acierta en {0} de las imágenes de prueba.',
  'It is right about {0} of {1} test pictures.': 'Acierta en {0} de {1} imágenes de prueba.',
  'Training data: {0}.': 'Datos de entrenamiento: {0}.',
  'Licence: {0}.': 'Licencia: {0}.',
  Source: 'Fuente',
  'Model card': 'Ficha del modelo',
  '{0} under 1 ms': '{0} menos de 1\u00a0ms',
  '{0} {1} ms': '{0} {1}\u00a0ms',
  'In this page by {0} in {1}: {2}.': 'En esta página con {0} en {1}: {2}.',
  'For a page of HTML': 'Para una página HTML',
  'For a place that takes only frames': 'Donde solo se admiten marcos',
  'The model came from your device or from a script, which code cannot carry: put its files on the web, and their address in place of "model".':
    'El modelo vino del dispositivo o de un script, y el código no puede llevarlo. Una vez que sus archivos estén en la web, su dirección va en «model».',
  'The model card came from your device or from a script: put it on the web as a file, and its address in place of "card".':
    'La ficha del modelo vino del dispositivo o de un script. Publíquela como archivo en la web y ponga su dirección en lugar de «card».',
  'The picture came from your device or from a script, which code cannot carry: put it on the web, and its address in place of "src".':
    'La imagen vino del dispositivo o de un script, y el código no puede llevarla. Una vez en la web, su dirección va en «src».',
  'Copy: {0}': 'Copiar: {0}',
  Copy: 'Copiar',
  'Embed code': 'Código para insertar',
  'Leave full screen': 'Salir de pantalla completa',
  'Full screen': 'Pantalla completa',
  'Save as PNG': 'Guardar como PNG',
  'Save as .npy:': 'Guardar como .npy:',
  'Save map as .npy': 'Guardar el mapa como .npy',
  'Open alone': 'Abrir aparte',
  'Copied.': 'Copiado.',
  'The text is selected: copy it by the keyboard or by your finger.':
    'El texto está seleccionado y se puede copiar con el teclado o con el dedo.',
  'Saved as {0}.': 'Guardado como {0}.',
  'More about this figure': 'Más sobre esta figura',
  Adjust: 'Ajustar',
  More: 'Más',
  'From left to right: {0}.': 'De izquierda a derecha: {0}.',
  'Colours: {0}.': 'Colores: {0}.',
  'Row by row: {0}.': 'Fila por fila: {0}.',
  'In brackets where a condition fails: the input, or the signal, is not positive.':
    'Entre paréntesis donde falla una condición: la entrada o la señal no es positiva.',
  'Computed beforehand by convlens {0} ({1}, {2}).':
    'Calculado de antemano por convlens {0} ({1}, {2}).',
  'the output': 'la salida',
  'Output: {0}': 'Salida: {0}',
  'Output ({0}): {1}': 'Salida ({0}): {1}',
  'output {0}': 'salida {0}',
  'The probabilities are a softmax of the network’s raw outputs.':
    'Las probabilidades son un softmax de las salidas sin procesar de la red.',
  Output: 'Salida',
  'Output with the occluder': 'Salida con el oclusor',
  'Output at each position': 'Salida en cada posición',
  'Mean drop of the output by pixel': 'Caída media de la salida por píxel',
  'Hiding {0} lowers the output, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    'Ocultar {0} baja la salida; ocultar {1} la sube. Las imágenes ocultadas quedan fuera de la distribución, así que otro relleno puede cambiar el mapa; las zonas redundantes se enmascaran entre sí.',
  'Hidden: {0}. Output: {1}.': 'Oculto: {0}. Salida: {1}.',
  'Output {0} with {1} hidden': 'Salida {0} con {1} oculto',
  'The deletion curve: the output goes from {0} to {1} as pixels are painted over, {2} at half of them. Mean {3}, in random order {4}.':
    'La curva de borrado: la salida va de {0} a {1} a medida que se tapan píxeles, {2} en la mitad. Media {3}, en orden aleatorio {4}.',
  'The insertion curve: the output goes from {0} to {1} as pixels are given back, {2} at half of them. Mean {3}, in random order {4}.':
    'La curva de inserción: la salida va de {0} a {1} a medida que vuelven los píxeles, {2} en la mitad. Media {3}, en orden aleatorio {4}.',
  'none: the output': 'ninguna: la salida',
  '{0} would raise the output if they became a little brighter, {1} would lower it. The map shows how sensitive the output is here, not how much each pixel contributes to it.':
    '{0} elevarían la salida si fueran un poco más claros, {1} la bajarían. El mapa muestra lo sensible que es aquí la salida, no cuánto contribuye a ella cada píxel.',
  'Only positive signals through active neurons come back, so what remains raises the output. The map shows what the network responds to, not how it arrives at this value.':
    'Solo vuelven señales positivas a través de neuronas activas, así que lo que queda eleva la salida. El mapa muestra a qué responde la red, no cómo llega a este valor.',
  'The gradient times the pixel’s value: {0} raise the output as they are, {1} lower it. A pixel of value 0 is blank, however much it matters.':
    'El gradiente por el valor del píxel: {0} elevan la salida tal como están, {1} la bajan. Un píxel de valor 0 queda en blanco, por mucho que importe.',
  'Where the last convolution finds what raises the output. The map is coarse, since that layer has few places; what lowers the output is left out.':
    'Dónde encuentra la última convolución lo que eleva la salida. El mapa es tosco, pues esa capa tiene pocos lugares; lo que baja la salida queda fuera.',
  'Guided backpropagation, kept where Grad-CAM is high: the one gives the detail, the other the place.':
    'Guided backpropagation, conservada donde Grad-CAM es alto: la una da el detalle, el otro el lugar.',
  'How faithful is a map? Deletion: the output while the pixels that it ranks highest are painted over with the mean colour; it should fall early. Insertion: while they come back into a blurred picture; it should rise early. Dashed: pixels in random order ({0}).':
    '¿Qué tan fiel es un mapa? Borrado: la salida mientras los píxeles que el mapa pone más alto se tapan con el color medio; debería bajar pronto. Inserción: mientras vuelven a una imagen borrosa; debería subir pronto. A trazos: píxeles en orden aleatorio ({0}).',
  'No model card states the input range; values from 0 to 1 are assumed.':
    'Ninguna ficha del modelo indica el rango de entrada; se suponen valores de 0 a 1.',
  'This browser alters the pixels that a page reads, to prevent fingerprinting; values may differ slightly.':
    'Este navegador altera los píxeles que lee una página, para evitar el rastreo por huella digital; los valores pueden variar ligeramente.',
  'What the network sees, {0} × {1}': 'Lo que ve la red, {0} × {1}',
  'This network only knows {0} classes; none may fit.':
    'Esta red solo conoce {0} clases; puede que ninguna encaje.',
  '{0} positions': '{0} posiciones',
  '{0} of {1} positions': '{0} de {1} posiciones',
  '{0} of {1} positions, about {2} s left': '{0} de {1} posiciones, quedan unos {2} s',
  'Not explained yet': 'Aún sin explicar',
  'It is right about {0} of test images, as its makers have published.':
    'Acierta en el {0} de las imágenes de prueba, según publicaron sus autores.',
};
