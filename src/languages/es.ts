import type { Phrasebook } from '../components/locale/message.js';

/** Spanish. Terms that Spanish texts of the field leave in English stay as they are; readers are not addressed. */
export const phrases: Phrasebook = {
  'Explain this image': 'Explicar esta imagen',
  'Try again': 'Reintentar',
  'This interactive figure was not ready for printing.':
    'Esta figura interactiva aún no estaba lista cuando se imprimió la página.',
  Class: 'Clase',
  'Predicted for this image': 'Predicción para esta imagen',
  'All classes': 'Todas las clases',
  'No match': 'Sin coincidencias',
  '1 match': '1 coincidencia',
  '{0} matches': '{0} coincidencias',
  '{0} more: type a part of the name': '{0} más: escribir una parte del nombre',
  Start: 'Empezar',
  'Each image is the best point that its run found in the generator’s latent space: it depends on the classifier and on the generator.':
    'Cada imagen es el mejor punto que su ejecución encontró en el espacio latente del generador: depende del clasificador y del generador.',
  'A high probability does not prove that an image is typical of the class.':
    'Una probabilidad alta no demuestra que una imagen sea típica de la clase.',
  'Other images may activate the neuron as strongly.':
    'Otras imágenes pueden activar la neurona con la misma fuerza.',
  'A generator generates only images like those it was trained on.':
    'Un generador solo genera imágenes como las de su entrenamiento.',
  '{0} was trained on {1} and generates nothing else.':
    '{0} se entrenó con {1} y no genera nada más.',
  'Gradient ascent over the pixels, without a generator, reaches the same probability with images that look like noise: the classifier is fooled.':
    'El ascenso de gradiente sobre los píxeles, sin generador, alcanza la misma probabilidad con imágenes que parecen ruido: el clasificador se deja engañar.',
  'Gradient ascent over the pixels, without a generator, reaches the same probability with images that still look like the blurred mean they started from: the classifier is fooled.':
    'El ascenso de gradiente sobre los píxeles, sin generador, alcanza la misma probabilidad con imágenes que aún parecen la media borrosa de la que partieron: el clasificador se deja engañar.',
  'Gradient ascent over the pixels, without a generator, reaches the same probability with images that still look like the sample they started from, with some noise: the classifier is fooled.':
    'El ascenso de gradiente sobre los píxeles, sin generador, alcanza la misma probabilidad con imágenes que, salvo algo de ruido, aún parecen el ejemplo del que partieron: el clasificador se deja engañar.',
  'Select a run to see its code, and a second one to interpolate between them.':
    'Elige una ejecución para ver su código, y una segunda para interpolar entre ambas.',
  'Each run maximizes {0}.': 'Cada ejecución maximiza {0}.',
  'The run maximizes {0}.': 'La ejecución maximiza {0}.',
  '1 run stopped at values that are not finite, even with small steps; its image means nothing. Try a smaller step size.':
    '1 ejecución se detuvo en valores no finitos, incluso con pasos pequeños; su imagen no significa nada. Prueba con un tamaño de paso menor.',
  '{0} runs stopped at values that are not finite, even with small steps; their images mean nothing. Try a smaller step size.':
    '{0} ejecuciones se detuvieron en valores no finitos, incluso con pasos pequeños; sus imágenes no significan nada. Prueba con un tamaño de paso menor.',
  'Step size {0}': 'Tamaño de paso {0}',
  Runs: 'Ejecuciones',
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
  'The best of {0} runs has reached {1}.': 'La mejor de {0} ejecuciones ha alcanzado {1}.',
  'It has reached {0}.': 'Ha alcanzado {0}.',
  'It reached {0} after {1}.': 'Alcanzó el {0} tras {1}.',
  'It did not reach {0} within {1} steps.': 'No alcanzó el {0} en {1} pasos.',
  'It has not reached {0} yet.': 'Aún no ha alcanzado el {0}.',
  '{0} of {1} runs reached {2}': '{0} de {1} ejecuciones alcanzaron el {2}',
  '{0}, after a median of {1}': '{0}, tras una mediana de {1}',
  '{0}, after {1}': '{0}, tras {1}',
  '{0} of {1} ({2})': '{0} de {1} ({2})',
  'An independent classifier also predicts {0} for {1}.':
    'Un clasificador independiente también predice {0} para {1}.',
  '{0}; {1} did not within {2} steps.': '{0}; {1} sin alcanzarlo en {2} pasos.',
  '{0}; {1} still running.': '{0}; {1} aún en marcha.',
  '1 step': '1 paso',
  '{0} steps': '{0} pasos',
  '{0}%': '{0}\u00a0%',
  'Earlier run {0}, seed {1}: {2} after {3}': 'Ejecución anterior {0}, semilla {1}: {2} tras {3}',
  unknown: 'desconocida',
  'the run of seed {0}': 'ejecución de semilla {0}',
  'Earlier runs for this neuron': 'Ejecuciones anteriores para esta neurona',
  'Earlier runs for {0}': 'Ejecuciones anteriores para {0}',
  'Runs of {0}': 'Ejecuciones: {0}',
  'Earlier runs': 'Ejecuciones anteriores',
  'Run {0}': 'Ejecución {0}',
  'Run {0}: {1}': 'Ejecución {0}: {1}',
  'run {0}': 'ejecución {0}',
  'Pixels, from noise': 'Píxeles, desde ruido',
  'Pixels, from the mean image': 'Píxeles, desde la imagen media',
  'Pixels, from a sample': 'Píxeles, desde un ejemplo',
  'Selected: {0}. Select a second run to interpolate between the two codes.':
    'Elegida: {0}. Elige una segunda ejecución para interpolar entre los dos códigos.',
  'From {0} to {1}, along the great circle between their codes':
    'De {0} a {1}, por el círculo máximo entre sus códigos',
  'Interpolated images': 'Imágenes interpoladas',
  'Position between the two codes': 'Posición entre los dos códigos',
  'Code z': 'Código z',
  'Copy the code': 'Copiar el código',
  'Use this code': 'Usar este código',
  'Replay this run (seed {0})': 'Repetir esta ejecución (semilla {0})',
  'Clear the selection': 'Borrar la selección',
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
  'hatched pixels': 'los píxeles rayados',
  'hatched ones': 'los rayados',
  'Reconstructed from all {0} feature maps of the {1}.':
    'Reconstruida a partir de los {0} mapas de características de la capa «{1}».',
  'Correlation of the reconstruction with the image: {0}, without switches.':
    'Correlación de la reconstrucción con la imagen: {0}, sin interruptores.',
  'Correlation of the reconstruction with the image: {0}.':
    'Correlación de la reconstrucción con la imagen: {0}.',
  'Correlation with the image: {0} with switches, {1} without.':
    'Correlación con la imagen: {0} con interruptores, {1} sin ellos.',
  'The map of filter {0} of the {1} peaks at row {2}, column {3} ({4}).':
    'El mapa del filtro {0} de la capa «{1}» alcanza su máximo en la fila {2}, columna {3} ({4}).',
  'Filter {0} of the {1} is strongest at row {2}, column {3} ({4}).':
    'El filtro {0} de la capa «{1}» alcanza su máximo en la fila {2}, columna {3} ({4}).',
  'It sees rows {0} to {1}, columns {2} to {3} of the image.':
    'Ve las filas {0} a {1} y las columnas {2} a {3} de la imagen.',
  'At row {0}, column {1}, filter {2} of the {3} has the activation {4}.':
    'En la fila {0}, columna {1}, el filtro {2} de la capa «{3}» tiene la activación {4}.',
  'Cropped to the neuron’s receptive field.': 'Recortado al campo receptivo de la neurona.',
  'Top samples': 'Mejores ejemplos',
  Sort: 'Orden',
  'by index': 'por número',
  'strongest first': 'más fuertes primero',
  'Reconstruct every filter': 'Reconstruir cada filtro',
  Layer: 'Capa',
  'strongest activation': 'activación más fuerte',
  'whole feature map': 'mapa de características completo',
  'all feature maps': 'todos los mapas de características',
  'picked position': 'posición elegida',
  Keep: 'Conservar',
  Filter: 'Filtro',
  Switches: 'Interruptores',
  Compare: 'Comparar',
  'Guided backprop': 'Guided backprop',
  Reconstruction: 'Reconstrucción',
  'Images with their reconstructions': 'Imágenes con sus reconstrucciones',
  'Feature map': 'Mapa de características',
  'Feature map of filter {0}': 'Mapa de características del filtro {0}',
  'Receptive field': 'Campo receptivo',
  'The window of the image that the kept activation sees':
    'La parte de la imagen que ve la activación elegida',
  'Receptive field, enlarged': 'Campo receptivo, ampliado',
  'With switches': 'Con interruptores',
  'Without switches: top left': 'Sin interruptores: arriba a la izquierda',
  'Without switches: spread': 'Sin interruptores: repartido',
  recorded: 'registrados',
  'ignored: top left': 'ignorados: arriba a la izquierda',
  'ignored: spread evenly': 'ignorados: reparto uniforme',
  'Each max pooling returns its value to the cell that won on the forward pass (the switch); the signal is then rectified and filtered with the transposed kernels. {0} marks the pattern that the filters found, where the image has it. It does not show why the network decided.':
    'Cada max pooling devuelve su valor a la celda que ganó en el paso hacia delante (el interruptor); después la señal se rectifica y se filtra con los núcleos transpuestos. {0} marca el patrón que los filtros encontraron, donde la imagen lo tiene. No muestra por qué la red decidió así.',
  'Without switches, each max pooling returns its value to the first cell of its window. The filters’ patterns remain; the shapes of this image are lost.':
    'Sin interruptores, cada max pooling devuelve su valor a la primera celda de su ventana. Los patrones de los filtros permanecen; las formas de esta imagen se pierden.',
  'Without switches, each max pooling spreads its value evenly over its window. The filters’ patterns blur; the shapes of this image are lost.':
    'Sin interruptores, cada max pooling reparte su valor por igual en su ventana. Los patrones de los filtros se difuminan; las formas de esta imagen se pierden.',
  'Both reconstructions start from the same values and pass the same filters. They differ only at the max poolings: what is sharp with switches and not without comes from this image, not from the filters.':
    'Ambas reconstrucciones parten de los mismos valores y pasan por los mismos filtros. Solo difieren en los max poolings: lo que es nítido con interruptores y no sin ellos procede de esta imagen, no de los filtros.',
  'Only the filters lie between this layer and the image: each activation paints its filter at its place, scaled by its value.':
    'Entre esta capa y la imagen solo están los filtros: cada activación pinta su filtro en su lugar, escalado por su valor.',
  'No max pooling lies below, so no switches record where the image had its patterns, and the deconvnet paints nearly the same pattern for every image. Guided backpropagation takes the gates of the ReLUs from the image instead.':
    'Debajo no hay ningún max pooling, así que ningún interruptor registra dónde tenía la imagen sus patrones, y el deconvnet pinta casi el mismo patrón para cada imagen. La retropropagación guiada toma en cambio las compuertas de las ReLU de la imagen.',
  'No max pooling lies below, so no switches record where the image had its patterns. Keep one activation or one map to compare guided backpropagation, which takes the gates of the ReLUs from the image.':
    'Debajo no hay ningún max pooling, así que ningún interruptor registra dónde tenía la imagen sus patrones. Elige una activación o un mapa para comparar la retropropagación guiada, que toma las compuertas de las ReLU de la imagen.',
  'The reconstruction is empty: the kept activations are zero, or nothing positive is left after rectification.':
    'La reconstrucción está vacía: las activaciones elegidas son cero, o no queda nada positivo tras la rectificación.',
  'Share of test images right: {0}': 'Proporción de imágenes de prueba acertadas: {0}',
  epochs: 'épocas',
  end: 'fin',
  '{0} right': '{0} de aciertos',
  'not available': 'no disponible',
  'predicts {0} ({1})': 'predice {0} ({1})',
  'Reconstruction {0}': 'Reconstrucción {0}',
  'Moment of the training': 'Momento del entrenamiento',
  '{0} to {1}': '{0} a {1}',
  'One color range for all epochs': 'Una escala de colores para todas las épocas',
  Maps: 'Mapas',
  'fully trained': 'entrenada del todo',
  'before training': 'antes del entrenamiento',
  'after 1 epoch': 'tras 1 época',
  'after {0} epochs': 'tras {0} épocas',
  '{0}, {1} of the test images right': '{0}, {1} de las imágenes de prueba acertadas',
  'Feature maps of the {0} {1} and {2}: correlation {3}.':
    'Mapas de características de la capa «{0}» {1} y {2}: correlación {3}.',
  'Reconstruction: the strongest activation': 'Reconstrucción: la activación más fuerte',
  'Reconstruction: all feature maps': 'Reconstrucción: todos los mapas de características',
  'Reconstruction: map {0}': 'Reconstrucción: mapa {0}',
  'Reconstruction: the strongest activation in map {0}':
    'Reconstrucción: la activación más fuerte del mapa {0}',
  'Reconstruction: map {0} at row {1}, column {2}':
    'Reconstrucción: mapa {0} en la fila {1}, columna {2}',
  'Reconstruction: the strongest activation at row {0}, column {1}':
    'Reconstrucción: la activación más fuerte en la fila {0}, columna {1}',
  'map {0}, sum {1}': 'mapa {0}, suma {1}',
  'map {0}, activation {1}': 'mapa {0}, activación {1}',
  'Feature maps: {0}': 'Mapas de características: {0}',
  'Filters: {0}': 'Filtros: {0}',
  'Each has its own color range.': 'Cada uno tiene su propia escala de colores.',
  '{0}, {1} to {2} of {3}': '{0}, {1} a {2} de {3}',
  '{0} images, 0 everywhere.': '{0} imágenes, 0 en todas partes.',
  '{0} images; the strongest is {1} ({2}).': '{0} imágenes; la más fuerte es la {1} ({2}).',
  '{0} images; the strongest is {1} ({2}), {3} are 0 everywhere.':
    '{0} imágenes; la más fuerte es la {1} ({2}) y {3} son 0 en todas partes.',
  'largest activation': 'mayor activación',
  'Feature maps of the {0}': 'Mapas de características de la capa «{0}»',
  '{0} of {1} × {2}': '{0} de {1} × {2}',
  'Filters, feature maps and reconstructions of the {0}':
    'Filtros, mapas de características y reconstrucciones de la capa «{0}»',
  'Filters and feature maps of the {0}': 'Filtros y mapas de características de la capa «{0}»',
  'Feature maps and reconstructions of the {0}':
    'Mapas de características y reconstrucciones de la capa «{0}»',
  'mid-gray': 'gris medio',
  'the middle color': 'el color central',
  'Filters: each scaled to its largest weight; 0 is {0}.':
    'Filtros: cada uno escalado a su peso mayor; 0 es {0}.',
  'Reconstructions: up to ±{0}; 0 is {1}.': 'Reconstrucciones: hasta ±{0}; 0 es {1}.',
  'Reconstructions: each scaled to its largest value; 0 is {0}.':
    'Reconstrucciones: cada una escalada a su valor mayor; 0 es {0}.',
  '−max': '−máx.',
  'max of each map, above it': 'máx. de cada mapa, encima',
  Previous: 'Anterior',
  '{0} to {1} of {2} filters': '{0} a {1} de {2} filtros',
  Next: 'Siguiente',
  'Switches of the max pooling': 'Interruptores del max pooling',
  'Switches of filter {0}: point at a cell of the pooled map, or use the arrow keys':
    'Interruptores del filtro {0}: señala una celda del mapa reducido o usa las flechas',
  'Pooled map': 'Mapa reducido',
  'Each value at its switch': 'Cada valor en su interruptor',
  'Receptive field of that cell': 'Campo receptivo de esa celda',
  'Row {0}, column {1} of the pooled map comes from row {2}, column {3} of the map below, which sees rows {4} to {5}, columns {6} to {7} of the image.':
    'La fila {0}, columna {1} del mapa reducido procede de la fila {2}, columna {3} del mapa inferior, que ve las filas {4} a {5} y las columnas {6} a {7} de la imagen.',
  'Samples that activate the filter most': 'Ejemplos que más activan el filtro',
  'Choose one filter to see the samples that activate it most.':
    'Elige un filtro para ver los ejemplos que más lo activan.',
  'The model’s samples that activate filter {0} of the {1} most':
    'Los ejemplos del modelo que más activan el filtro {0} de la capa «{1}»',
  'The model’s card lists no samples.': 'La ficha del modelo no incluye ejemplos.',
  'No sample activates this filter.': 'Ningún ejemplo activa este filtro.',
  'sample {0}': 'ejemplo {0}',
  'What the filter sees of {0}': 'Lo que ve el filtro: {0}',
  'Reconstruction, {0}': 'Reconstrucción, {0}',
  'Loss: no step yet': 'Pérdida: ningún paso aún',
  'Loss: {0} at first, {1} after {2} steps': 'Pérdida: {0} al principio, {1} tras {2} pasos',
  steps: 'pasos',
  'starting …': 'iniciando …',
  'step {0}: end of the training': 'paso {0}: fin del entrenamiento',
  'step {0}, loss {1}: end of the training': 'paso {0}, pérdida {1}: fin del entrenamiento',
  'step {0}, loss {1}': 'paso {0}, pérdida {1}',
  'Train {0} steps': 'Entrenar {0} pasos',
  Train: 'Entrenar',
  'One step': 'Un paso',
  Reset: 'Restablecer',
  Filters: 'Filtros',
  '{0} filters reconstruct this photograph with {1} of the codes non-zero and an error of {2}.':
    '{0} filtros reconstruyen esta fotografía con un error del {2}; el {1} de los códigos no es cero.',
  '{0} filters reconstruct this digit with {1} of the codes non-zero and an error of {2}.':
    '{0} filtros reconstruyen este dígito con un error del {2}; el {1} de los códigos no es cero.',
  'The image is a sum of sparse maps, each convolved with one filter. Filters and maps are learned in alternation, from images without labels.':
    'La imagen es una suma de mapas dispersos, cada uno convolucionado con un filtro. Filtros y mapas se aprenden de forma alterna, a partir de imágenes sin etiquetas.',
  '<deconv-viewer> applies the same operation to the maps of a classifier; here the maps are inferred.':
    '<deconv-viewer> aplica la misma operación a los mapas de un clasificador; aquí los mapas se infieren.',
  "The error is the squared error divided by the image's squared norm.":
    'El error es el error cuadrático dividido por la norma al cuadrado de la imagen.',
  'alternation {0} of {1}': 'alternancia {0} de {1}',
  'Input minus reconstruction': 'Entrada menos reconstrucción',
  'Sparse maps of the input': 'Mapas dispersos de la entrada',
  'Filter size {0} × {1} (restarts)': 'Tamaño de filtro {0} × {1} (empieza de nuevo)',
  'Filters {0} (restarts)': '{0} filtros (empieza de nuevo)',
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
  'The snapshots of the model’s own training stand above.':
    'Las instantáneas del entrenamiento del modelo están arriba.',
  'The attribute "epochs" shows the snapshots of the model’s own training.':
    'El atributo "epochs" muestra las instantáneas del entrenamiento del modelo.',
  'its weights before training': 'sus pesos de antes del entrenamiento',
  'random weights': 'pesos aleatorios',
  'This page trains a copy of the network from {0} on {1} images; one step is a batch of 32.':
    'Esta página entrena una copia de la red, a partir de: {0}, con {1} imágenes; un paso es un lote de 32.',
  'This page trains a copy of the network from {0}; one step is a batch of 32.':
    'Esta página entrena una copia de la red, a partir de: {0}; un paso es un lote de 32.',
  'The horizontal line marks the loss of guessing.':
    'La línea horizontal marca la pérdida de acertar al azar.',
  '{0}st': '{0}',
  '{0}nd': '{0}',
  '{0}rd': '{0}',
  '{0}th': '{0}',
  'The map is 0 everywhere.': 'El mapa es 0 en todas partes.',
  'Rank correlation with {0}: {1}.': 'Correlación de rangos con {0}: {1}.',
  'Of its strongest tenth of pixels {0} are also among the strongest tenth of {1}.':
    'De su décima parte de píxeles más fuertes, el {0} también está en la décima parte más fuerte de {1}.',
  '{0} of the map’s magnitude lies {1}.': 'El {0} de la magnitud del mapa está {1}.',
  '{0} of the map lies {1}.': 'El {0} del mapa está {1}.',
  '{0} of the map’s height above its lowest value lies {1}.':
    'El {0} de la altura del mapa sobre su valor más bajo está {1}.',
  '{0} of the relevance, in magnitude, lies {1}.':
    'El {0} de la relevancia, en magnitud, está {1}.',
  '{0} of the activation lies {1}.': 'El {0} de la activación está {1}.',
  'The relevance is spread over the image: no part holds more than {0} of it.':
    'La relevancia está repartida por la imagen: ninguna parte contiene más del {0}.',
  'The activation is spread over the image: no part holds more than {0} of it.':
    'La activación está repartida por la imagen: ninguna parte contiene más del {0}.',
  'The map is spread over the image: no part holds more than {0} of it.':
    'El mapa está repartido por la imagen: ninguna parte contiene más del {0}.',
  '{0} of it is negative, and all of that lies {1}.': 'El {0} es negativo, y todo ello está {1}.',
  'All of it is negative.': 'Todo es negativo.',
  'Hiding raises the score for {0} of it; the largest part of that, {1}, lies {2}.':
    'En el {0} de ella, ocultar eleva la puntuación; la mayor parte de eso, el {1}, está {2}.',
  '{0} of it is negative; the largest part of that, {1}, lies {2}.':
    'El {0} es negativo; la mayor parte de eso, el {1}, está {2}.',
  '{0} lies on the bright parts of the image, which cover {1} of it.':
    'El {0} está en las partes claras de la imagen, que cubren el {1} de ella.',
  '{0} lies on the dark parts of the image, which cover {1} of it.':
    'El {0} está en las partes oscuras de la imagen, que cubren el {1} de ella.',
  'in the upper left': 'en la parte superior izquierda',
  'at the top': 'en la parte superior',
  'in the upper right': 'en la parte superior derecha',
  'on the left': 'a la izquierda',
  'in the middle': 'en el centro',
  'on the right': 'a la derecha',
  'in the lower left': 'en la parte inferior izquierda',
  'at the bottom': 'en la parte inferior',
  'in the lower right': 'en la parte inferior derecha',
  '{0}, image {1}': '{0}, imagen {1}',
  Left: 'Izquierda',
  Right: 'Derecha',
  Top: 'Arriba',
  Bottom: 'Abajo',
  '{0}: the map is 0 everywhere.': '{0}: el mapa es 0 en todas partes.',
  '{0}: the sum of each part of the image with its sign, and its share of the map’s magnitude. The sums add up to {1}.':
    '{0}: la suma de cada parte de la imagen con su signo, y su proporción de la magnitud del mapa. Las sumas dan en total {1}.',
  'Map as a table': 'Mapa como tabla',
  'layer {0}': '{0}',
  'the {0}': '«{0}»',
  '“{0}”': '«{0}»',
  Layers: 'Capas',
  'Other layers, by name': 'Otras capas, por nombre',
  'Layers, by name': 'Capas, por nombre',
  'Layers without positions': 'Capas sin posiciones',
  'Maps of {0}': 'Mapas de {0}',
  'Maps of {0} to {1}': 'Mapas de {0} a {1}',
  '{0}, {1} of {2}': '{0}, {1} de {2}',
  'CAM layer': 'Capa de CAM',
  'last convolution': 'última convolución',
  'last convolution: {0}': 'última convolución: {0}',
  'Where {0} found patterns that raise the score.':
    'Dónde halló la capa {0} patrones que suben la puntuación.',
  'The map has the resolution of that layer; patterns that lower the score are left out.':
    'El mapa tiene la resolución de esa capa; los patrones que bajan la puntuación se omiten.',
  'Where {0} found patterns that raise the output. The map has the resolution of that layer; patterns that lower the output are left out.':
    'Dónde halló la capa {0} patrones que suben la salida. El mapa tiene la resolución de esa capa; los patrones que bajan la salida se omiten.',
  'Where {0} found patterns that excite this neuron. The map has the resolution of that layer.':
    'Dónde halló la capa {0} patrones que excitan esta neurona. El mapa tiene la resolución de esa capa.',
  'Where {0} found patterns that raise the score. Small regions count as much as large ones.':
    'Dónde halló la capa {0} patrones que suben la puntuación. Las regiones pequeñas cuentan tanto como las grandes.',
  'Where {0} found patterns that raise the output. Only positive gradients weigh.':
    'Dónde halló la capa {0} patrones que suben la salida. Solo cuentan los gradientes positivos.',
  'Where {0} found patterns that excite this neuron. Only positive gradients weigh.':
    'Dónde halló la capa {0} patrones que excitan esta neurona. Solo cuentan los gradientes positivos.',
  'Where {0} raises the score: each activation is weighted by its own gradient.':
    'Dónde la capa {0} sube la puntuación: cada activación se pondera con su propio gradiente.',
  'Where {0} raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Dónde la capa {0} sube la salida: cada activación se pondera con su propio gradiente. Las posiciones que bajan la salida quedan vacías.',
  'Where {0} excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Dónde la capa {0} excita esta neurona: cada activación se pondera con su propio gradiente. Las posiciones que la inhiben quedan vacías.',
  'Where {0} found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Dónde halló la capa {0} patrones que suben la puntuación: cada mapa se pondera con su gradiente donde está activo.',
  'Where {0} found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Dónde halló la capa {0} patrones que suben la salida: cada mapa se pondera con su gradiente donde está activo.',
  'Where {0} found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Dónde halló la capa {0} patrones que excitan esta neurona: cada mapa se pondera con su gradiente donde está activo.',
  'Where {0} differs most from its mean: the first principal component of its maps.':
    'Dónde difiere más la capa {0} de su media: la primera componente principal de sus mapas.',
  'Where {0} differs most from its mean: the first principal component of its maps. The map shows where activations vary most, not what raises the output.':
    'Dónde difiere más la capa {0} de su media: la primera componente principal de sus mapas. El mapa muestra dónde varían más las activaciones, no lo que sube la salida.',
  'Where {0} differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Dónde difiere más la capa {0} de su media: la primera componente principal de sus mapas. Es la misma para toda neurona por encima.',
  'Where {0} found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Dónde halló la capa {0} patrones que suben la puntuación: cada activación se pondera con su propio gradiente, donde es positivo.',
  'Where {0} found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. The map has the resolution of that layer; patterns that lower the output are left out.':
    'Dónde halló la capa {0} patrones que suben la salida: cada activación se pondera con su propio gradiente, donde es positivo. El mapa tiene la resolución de esa capa; los patrones que bajan la salida se omiten.',
  'Where {0} found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. The map has the resolution of that layer.':
    'Dónde halló la capa {0} patrones que excitan esta neurona: cada activación se pondera con su propio gradiente, donde es positivo. El mapa tiene la resolución de esa capa.',
  'gray {0}': 'gris {0}',
  'black {0}': 'negro {0}',
  'white {0}': 'blanco {0}',
  'all 0': 'todo 0',
  'No relevance reaches the pixels.': 'Ninguna relevancia llega a los píxeles.',
  '{0} of the relevance lies in {1}.': 'El {0} de la relevancia está en {1}.',
  '{0} of the positive relevance lies in {1}.': 'El {0} de la relevancia positiva está en {1}.',
  'Negative relevance outweighs positive ({0} and {1}); {2} of it lies in {3}.':
    'La relevancia negativa supera a la positiva ({0} frente a {1}); el {2} está en {3}.',
  'Negative relevance outweighs positive ({0} and {1}); it is spread over the image.':
    'La relevancia negativa supera a la positiva ({0} frente a {1}) y está repartida por la imagen.',
  'The relevance is spread over the image; no region stands out.':
    'La relevancia está repartida por la imagen; ninguna región destaca.',
  'The positive relevance is spread over the image; no region stands out.':
    'La relevancia positiva está repartida por la imagen; ninguna región destaca.',
  'In magnitude, the relevance adds up to {0} times the score.':
    'En magnitud, la relevancia suma {0} veces la puntuación.',
  'In magnitude, the relevance adds up to {0} times the score under {1}, and to {2} times under {3}.':
    'En magnitud, la relevancia suma {0} veces la puntuación con {1} y {2} veces con {3}.',
  '{0} of the pixels lie beyond': '{0} de los píxeles quedan fuera',
  'Reconstructions: each scaled to the {0} percentile of its magnitudes; 0 is {1}.':
    'Reconstrucciones: cada una escalada al percentil {0} de sus magnitudes; 0 es {1}.',
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
  'In color ({0}): mid-gray is 0; red, green and blue show the map of each color channel.':
    'En color ({0}): el gris medio es 0; rojo, verde y azul muestran el mapa de cada canal de color.',
  '{0}st percentile': 'percentil {0}',
  '{0}nd percentile': 'percentil {0}',
  '{0}rd percentile': 'percentil {0}',
  '{0}th percentile': 'percentil {0}',
  'absorbed by ε': 'absorbido por ε',
  'absorbed by biases': 'absorbido por sesgos',
  'lost at zeros': 'perdido en ceros',
  'lost to padding': 'perdido en el relleno',
  'left out': 'omitido',
  'passed on': 'transmitido',
  'the class': 'la clase',
  'Some layers use other rules, which the author or reader chose.':
    'Algunas capas usan otras reglas, elegidas por el autor o el lector.',
  'Only relevance through {0} of the {1}: {2} of {3}.':
    'Solo la relevancia que pasa por {0} de la capa «{1}»: {2} de {3}.',
  'Only relevance through {0} of the {1}: {2} of {3} ({4}).':
    'Solo la relevancia que pasa por {0} de la capa «{1}»: {2} de {3} ({4}).',
  'Show all relevance': 'Mostrar toda la relevancia',
  'all units': 'todas las unidades',
  'unit {0}': 'unidad {0}',
  'all channels': 'todos los canales',
  'channel {0}': 'canal {0}',
  Conservation: 'Conservación',
  Denominators: 'Denominadores',
  'Rule of each layer': 'Regla de cada capa',
  Rules: 'Reglas',
  'Gradient × input': 'Gradiente × entrada',
  Inspect: 'Inspeccionar',
  'class score': 'puntuación de la clase',
  nothing: 'nada',
  'its rivals': 'sus rivales',
  'the other classes': 'las demás clases',
  'rather than': 'y no',
  'the mean of the other classes': 'la media de las demás clases',
  'the weighted mean of its rivals': 'la media ponderada de sus rivales',
  '{0} raise the score of {1} relative to {2}, {3} lower it.':
    '{0} suben la puntuación de {1} respecto a {2}; {3} la bajan.',
  'The map explains the score of {0} relative to {1}.':
    'El mapa explica la puntuación de {0} respecto a {1}.',
  'The network predicts the class that the contrast names, so the map explains that class by itself.':
    'La red predice la clase que nombra el contraste, así que el mapa explica esa clase por sí sola.',
  'Start with': 'Empezar con',
  Biases: 'Sesgos',
  'in the denominators': 'en los denominadores',
  ignored: 'ignorados',
  'Dense layers as convolutions': 'Capas densas como convoluciones',
  'LRP-0, transposed': 'LRP-0, transpuesta',
  'LRP-flat': 'LRP-flat',
  'LRP, ε and z+': 'LRP, ε y z+',
  'LRP, ε and α2β1': 'LRP, ε y α2β1',
  'LRP, ε, z+ and flat': 'LRP, ε, z+ y flat',
  'LRP, ε, γ and box': 'LRP, ε, γ y caja',
  'LRP, ε, α2β1 and flat': 'LRP, ε, α2β1 y flat',
  'LRP-box': 'LRP-caja',
  'Relevance is distributed by the distance of each input from its bounds.':
    'La relevancia se distribuye según la distancia de cada entrada a sus límites.',
  'Excitation backprop': 'Excitation backprop',
  Composites: 'Compuestas',
  'One rule for all layers': 'Una regla para todas las capas',
  'by contribution': 'por contribución',
  passes: 'pasa',
  'winner takes all': 'al ganador',
  'signal takes all': 'a la señal',
  'equal parts': 'partes iguales',
  '{0} contribute to {1}, {2} count against it: LRP distributes a relevance of 1 to the pixels, layer by layer.':
    '{0} contribuyen a {1}, {2} cuentan en contra: LRP reparte una relevancia de 1 entre los píxeles, capa por capa.',
  'Each neuron passes its relevance to its inputs in proportion to their contributions; where positive and negative contributions nearly cancel, the denominator is close to 0 and relevance becomes very large.':
    'Cada neurona pasa su relevancia a sus entradas en proporción a sus contribuciones; donde las positivas y negativas casi se anulan, el denominador es cercano a 0 y la relevancia se hace muy grande.',
  'LRP-0 as textbooks draw it, with transposed convolutions and the same numbers: each neuron passes its relevance to its inputs in proportion to their contributions; where positive and negative contributions nearly cancel, the denominator is close to 0 and relevance becomes very large.':
    'LRP-0 como la dibujan los manuales, con convoluciones transpuestas y los mismos números: cada neurona pasa su relevancia a sus entradas en proporción a sus contribuciones; donde las positivas y negativas casi se anulan, el denominador es cercano a 0 y la relevancia se hace muy grande.',
  'Each neuron passes its relevance to its inputs in proportion to their contributions; ε in the denominator absorbs relevance where contributions cancel. A larger ε gives a calmer map that accounts for less of the score.':
    'Cada neurona pasa su relevancia a sus entradas en proporción a sus contribuciones; ε en el denominador absorbe relevancia donde las contribuciones se anulan. Un ε mayor da un mapa más tranquilo que explica menos de la puntuación.',
  'Each neuron passes its relevance to its inputs in proportion to their contributions, with the positive ones increased by γ.':
    'Cada neurona pasa su relevancia a sus entradas en proporción a sus contribuciones, con las positivas aumentadas por γ.',
  'Positive and negative contributions are distributed separately: α times the positive part minus β times the negative part.':
    'Las contribuciones positivas y negativas se distribuyen por separado: α veces la parte positiva menos β veces la negativa.',
  'Only positive contributions receive relevance.':
    'Solo las contribuciones positivas reciben relevancia.',
  'Relevance is distributed in proportion to the squared weights, whatever the inputs.':
    'La relevancia se distribuye en proporción a los cuadrados de los pesos, sean cuales sean las entradas.',
  'Each neuron distributes its relevance in equal parts to all its inputs, so the map shows only where relevant neurons look.':
    'Cada neurona distribuye su relevancia a partes iguales entre todas sus entradas, así que el mapa muestra solo hacia dónde miran las neuronas relevantes.',
  'Dense layers use LRP-ε, convolutions LRP-γ (positive contributions favored), the first layer LRP-box (distance of each pixel from the input’s bounds).':
    'Las capas densas usan LRP-ε; las convoluciones, LRP-γ (favorece las contribuciones positivas); la primera capa, LRP-caja (distancia de cada píxel a los límites de la entrada).',
  'Dense layers use LRP-ε, convolutions LRP-z+ (positive contributions only).':
    'Las capas densas usan LRP-ε; las convoluciones, LRP-z+ (solo contribuciones positivas).',
  'Dense layers use LRP-ε, convolutions LRP-z+ (positive contributions only), the first layer LRP-flat (equal parts).':
    'Las capas densas usan LRP-ε; las convoluciones, LRP-z+ (solo contribuciones positivas); la primera capa, LRP-flat (partes iguales).',
  'Dense layers use LRP-ε, convolutions LRP-α2β1 (twice the positive minus the negative contributions).':
    'Las capas densas usan LRP-ε; las convoluciones, LRP-α2β1 (el doble de las contribuciones positivas menos las negativas).',
  'Dense layers use LRP-ε, convolutions LRP-α2β1 (twice the positive minus the negative contributions), the first layer LRP-flat (equal parts).':
    'Las capas densas usan LRP-ε; las convoluciones, LRP-α2β1 (el doble de las contribuciones positivas menos las negativas); la primera capa, LRP-flat (partes iguales).',
  'Every layer distributes relevance to positive contributions only.':
    'Todas las capas distribuyen relevancia solo a las contribuciones positivas.',
  'LRP starts with a relevance of 1 for {0} and −1 for {1}, and distributes it to the pixels, layer by layer.':
    'LRP empieza con una relevancia de 1 para {0} y −1 para {1}, y la reparte capa por capa entre los píxeles.',
  'LRP distributes the difference of the two scores to the pixels, layer by layer.':
    'LRP reparte la diferencia entre las dos puntuaciones, capa por capa, entre los píxeles.',
  '{0} contribute to {1}, {2} count against it: LRP distributes the class score to the pixels, layer by layer.':
    '{0} contribuyen a {1}, {2} cuentan en contra: LRP reparte la puntuación de la clase entre los píxeles, capa por capa.',
  Default: 'Predeterminado',
  Automatic: 'Automático',
  'Automatic: {0}': 'Automático: {0}',
  '{0} of the score reaches the pixels; {1}.': 'El {0} de la puntuación llega a los píxeles; {1}.',
  '{0} of the relevance reaches the pixels; {1}.':
    'El {0} de la relevancia llega a los píxeles; {1}.',
  'The relevance at the pixels sums to {0} of the score, with the opposite sign; {1}.':
    'La relevancia en los píxeles suma {0} de la puntuación, con signo contrario; {1}.',
  'The relevance at the pixels sums to {0} of what was distributed, with the opposite sign; {1}.':
    'La relevancia en los píxeles suma {0} de lo repartido, con signo contrario; {1}.',
  'Only {0} of the score reaches the pixels; {1}. The map shows only that share.':
    'Solo el {0} de la puntuación llega a los píxeles; {1}. El mapa muestra solo esa parte.',
  'Only {0} of the relevance reaches the pixels; {1}. The map shows only that share.':
    'Solo el {0} de la relevancia llega a los píxeles; {1}. El mapa muestra solo esa parte.',
  'biases absorb {0}': 'los sesgos absorben el {0}',
  'ε absorbs {0}': 'ε absorbe el {0}',
  '{0} is lost at denominators of 0': 'el {0} se pierde en denominadores iguales a 0',
  'padding absorbs {0}': 'el relleno absorbe el {0}',
  'Share that reaches the pixels: {0}.': 'Parte que llega a los píxeles: {0}.',
  '{0} is left out': 'el {0} queda fuera',
  'the rest is lost in small amounts': 'el resto se pierde en pequeñas cantidades',
  '{0} contribute to {1}, {2} count against it.': '{0} contribuyen a {1}, {2} cuentan en contra.',
  'These rules are the default for networks with depthwise convolutions.':
    'Estas reglas son las predeterminadas para redes con convoluciones en profundidad.',
  'Positive and negative relevance grow {0}-fold on the way to the pixels, most in the {1}, where denominators are near 0: the map shows these divisions more than the prediction.':
    'La relevancia positiva y la negativa crecen {0} veces hasta los píxeles, sobre todo en la capa «{1}», donde hay denominadores cercanos a 0: el mapa muestra más estas divisiones que la predicción.',
  'The map shows how this score is composed, not how it would change with a pixel.':
    'El mapa muestra cómo se compone esta puntuación, no cómo cambiaría con un píxel.',
  'The maps distribute the same score under different rules; none of them is the correct one.':
    'Los mapas reparten la misma puntuación con reglas distintas; ninguno es el correcto.',
  'No relevance reaches the pixels: all of it was absorbed or lost in the layers above.':
    'Ninguna relevancia llega a los píxeles: toda se absorbió o se perdió en las capas superiores.',
  'In each layer, ε is {0} times the root mean square of the layer’s denominators.':
    'En cada capa, ε es {0} veces la media cuadrática de sus denominadores.',
  'ε relative to each layer': 'ε relativo a cada capa',
  '{0} × layer RMS': '{0} × RMS de la capa',
  '{0}, summed over its maps': '{0}, suma de sus mapas',
  '{0}, summed over its maps: {1}': '{0}, suma de sus mapas: {1}',
  'ε absorbs': 'ε absorbe',
  'biases absorb': 'los sesgos absorben',
  sum: 'suma',
  '{0} of {1}': '{0} de {1}',
  'sum of magnitudes': 'suma de magnitudes',
  'Sum of the absolute relevance of all pixels':
    'Suma de la relevancia absoluta de todos los píxeles',
  'half of it in': 'la mitad en',
  '{0} of {1} pixels': '{0} de {1} píxeles',
  'largest difference': 'mayor diferencia',
  'The largest difference of a pixel from gradient × input':
    'La mayor diferencia de un píxel respecto a gradiente × entrada',
  Channel: 'Canal',
  Unit: 'Unidad',
  relevance: 'relevancia',
  'Channels of the {0}': 'Canales de la capa «{0}»',
  'Channels of the {0}, by relevance': 'Canales de la capa «{0}», por relevancia',
  'Units of the {0}, by relevance': 'Unidades de la capa «{0}», por relevancia',
  '{0} of {1} have relevance': '{0} de {1} tienen relevancia',
  '{0}; click a channel, or a position in the map above, to keep only its relevance':
    '{0}; haz clic en un canal, o en una posición del mapa de arriba, para conservar solo su relevancia',
  '{0}; click a unit to keep only its relevance':
    '{0}; haz clic en una unidad para conservar solo su relevancia',
  '{0} to {1} of {2}': '{0} a {1} de {2}',
  'The numbers': 'Los números',
  'Sums of relevance': 'Sumas de relevancia',
  layer: 'capa',
  arrives: 'llega',
  'all layers': 'todas las capas',
  'Conservation report': 'Informe de conservación',
  'Conservation report, layer by layer: {0}': 'Informe de conservación, capa por capa: {0}',
  image: 'imagen',
  '{0} arrives, {1} passed on': 'llega {0}, se transmite {1}',
  'Relevance placed on {0}: {1}. {2} reaches the pixels; {3}. Total {4} (each term computed independently).':
    'Relevancia asignada a {0}: {1}. A los píxeles llegan {2}; {3}. Total {4} (cada término se calcula por separado).',
  'Relevance placed on {0}: {1}. {2} reaches the pixels. Total {3} (each term computed independently).':
    'Relevancia asignada a {0}: {1}. A los píxeles llegan {2}. Total {3} (cada término se calcula por separado).',
  'Denominators in the {0}': 'Denominadores de la capa «{0}»',
  'The rule of this layer has no denominators.': 'La regla de esta capa no tiene denominadores.',
  'Denominators of': 'Denominadores de',
  'Histogram. {0}': 'Histograma. {0}',
  '1 is exactly 0.': '1 es exactamente 0.',
  '{0} are exactly 0.': '{0} son exactamente 0.',
  'The height of a bar is the logarithm of its count.':
    'La altura de cada barra es el logaritmo de su recuento.',
  '{0} of {1} denominators are within ±{2} of 0 (a thousandth of the largest); no relevance reaches them.':
    '{0} de {1} denominadores están a menos de ±{2} de 0 (una milésima del mayor); ninguna relevancia les llega.',
  '{0} of {1} denominators are within ±{2} of 0 (a thousandth of the largest); {3} of the relevance reaches them.':
    '{0} de {1} denominadores están a menos de ±{2} de 0 (una milésima del mayor); les llega el {3} de la relevancia.',
  here: 'aquí',
  'Relevance in every layer': 'Relevancia en cada capa',
  'Relevance in every layer, from the class scores to the image':
    'Relevancia en cada capa, de las puntuaciones de las clases a la imagen',
  'max of each layer': 'máx. de cada capa',
  '1 layer that passes relevance on unchanged is left out':
    'sin 1 capa que transmite la relevancia sin cambios',
  '{0} layers that pass relevance on unchanged are left out':
    'sin {0} capas que transmiten la relevancia sin cambios',
  'In layers without positions, each stripe is a unit.':
    'En las capas sin posiciones, cada franja es una unidad.',
  'Dots mark denominators of exactly 0.':
    'Los puntos marcan denominadores exactamente iguales a 0.',
  'Rank correlation with the original map': 'Correlación de rangos con el mapa original',
  'layers with random weights, from the top': 'capas con pesos aleatorios, desde arriba',
  'A map that depends on the learned weights must change when layers are randomized, from the class scores down. Rules that use only positive contributions, such as z+, change little: they converge to nearly the same map, whatever the upper layers compute ({0}, {1}).':
    'Un mapa que depende de los pesos aprendidos debe cambiar cuando se aleatorizan las capas, empezando por las puntuaciones de las clases. Las reglas que solo usan contribuciones positivas, como z+, cambian poco: convergen casi al mismo mapa, calculen lo que calculen las capas superiores ({0}, {1}).',
  '{0} with {1} randomized': '{0} con {1} aleatorizadas',
  'randomized layers, from the class scores down':
    'capas aleatorizadas, desde las puntuaciones de las clases',
  'Score of {0} by output position': 'Puntuación de {0} por posición de salida',
  'Relevance for the output in row {0}, column {1}.':
    'Relevancia para la salida de la fila {0}, columna {1}.',
  'Relevance for all {0} outputs together.': 'Relevancia para las {0} salidas en conjunto.',
  'Explain all outputs': 'Explicar todas las salidas',
  'Click an output to explain it alone.': 'Haz clic en una salida para explicar solo esa.',
  'Pixel inspector: arrow keys move by one pixel.':
    'Inspector de píxeles: las flechas avanzan un píxel.',
  'Point at a pixel, or use the arrow keys, to see its relevance in each layer.':
    'Señala un píxel, o usa las flechas, para ver su relevancia en cada capa.',
  'In the layers, at this position: {0}.': 'En las capas, en esta posición: {0}.',
  'Row {0}, column {1}: {2}.': 'Fila {0}, columna {1}: {2}.',
  'Row {0}, column {1}: relevance {2}.': 'Fila {0}, columna {1}: relevancia {2}.',
  'Row {0}, column {1}: relevance {2}, {3} of the total.':
    'Fila {0}, columna {1}: relevancia {2}, el {3} del total.',
  'Rules from the class scores to the image':
    'Reglas de las puntuaciones de las clases a la imagen',
  rule: 'regla',
  number: 'número',
  'Back to the composite': 'Volver a la compuesta',
  'Rule of the {0}': 'Regla de la capa «{0}»',
  '(chosen)': '(elegida)',
  '{0} in the {1} (relevance reaches none of them)':
    '{0} en la capa «{1}» (la relevancia no llega a ninguno)',
  '{0} in the {1} (relevance reaches {2} of them)':
    '{0} en la capa «{1}» (la relevancia llega a {2})',
  'Denominators of exactly 0: {0}. Relevance lost there: {1}.':
    'Denominadores exactamente iguales a 0: {0}. Relevancia perdida ahí: {1}.',
  'Neuron picker: arrow keys move one place. Now row {0} of {1}, column {2} of {3}.':
    'Selector de neurona: las flechas mueven un lugar. Ahora fila {0} de {1}, columna {2} de {3}.',
  'Neuron picker: arrow keys move one place. There are {0} rows and {1} columns.':
    'Selector de neurona: las flechas mueven un lugar. Hay {0} filas y {1} columnas.',
  'Row {0}, column {1}.': 'Fila {0}, columna {1}.',
  'Arrow keys move; Home and End go to the ends of the row, with Ctrl to the corners; Page Up and Page Down move further; Escape takes it back.':
    'Las flechas avanzan un paso; Inicio y Fin van a los extremos de la fila, con Ctrl a las esquinas; Re Pág y Av Pág avanzan más; Escape lo deshace.',
  'Arrow keys move; Home and End go to the first and the last; Page Up and Page Down move further; Enter chooses.':
    'Las flechas avanzan un paso; Inicio y Fin van al primero y al último; Re Pág y Av Pág avanzan más; Intro elige.',
  'Probability of {0}': 'Probabilidad de {0}',
  Probability: 'Probabilidad',
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
    'Ocultar {0} baja {1}; ocultar {2} la sube. Las imágenes con partes ocultas quedan fuera de la distribución, así que otro relleno puede cambiar el mapa; las zonas redundantes se enmascaran entre sí.',
  'the logit of {0} relative to {1}': 'la puntuación logit de {0} respecto a {1}',
  'the probability of {0} relative to {1}': 'la probabilidad de {0} respecto a {1}',
  'Mean drop of the probability by pixel': 'Caída media de la probabilidad por píxel',
  'Occluder: arrow keys move it by its stride, with Shift by one pixel.':
    'Oclusor: las flechas lo mueven un paso; con Mayús, un píxel.',
  'Hiding {0} lowers the logit, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    'Ocultar {0} baja el logit; ocultar {1} lo sube. Las imágenes con partes ocultas quedan fuera de la distribución, así que otro relleno puede cambiar el mapa; las zonas redundantes se enmascaran entre sí.',
  'Hiding {0} lowers the probability, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    'Ocultar {0} baja la probabilidad; ocultar {1} la sube. Las imágenes con partes ocultas quedan fuera de la distribución, así que otro relleno puede cambiar el mapa; las zonas redundantes se enmascaran entre sí.',
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
    'Las medidas plantean preguntas distintas, así que sus clasificaciones pueden diferir sin que ninguna sea errónea. Todas valen solo para esta imagen.',
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
  'Occluded images': 'Imágenes con una parte oculta',
  'Occluded images at {0} positions': 'Imágenes con una parte oculta en {0} posiciones',
  'Shown here: every {0} row and column, {1} of {2} positions.':
    'Se muestra una de cada {0} filas y columnas: {1} de {2} posiciones.',
  '{0} {1} with {2} hidden': '{0} {1}, oculto: {2}',
  starting: 'iniciando',
  'loading the model': 'cargando el modelo',
  preparing: 'preparando',
  computing: 'calculando',
  'Randomize layers from the top': 'Aleatorizar capas desde arriba',
  'Save {0} as .npy': 'Guardar {0} como .npy',
  'Next layer': 'Capa siguiente',
  'Adebayo et al. 2018': 'Adebayo et al. 2018',
  'Sixt et al. 2020': 'Sixt et al. 2020',
  'none of {0}': 'ninguna de {0}',
  '{0} of {1}: {2}': '{0} de {1}: {2}',
  '{0} of {1}: {2} down to {3}': '{0} de {1}: {2} hasta {3}',
  'Its receptive field is the whole image.': 'Su campo receptivo es la imagen entera.',
  'Its receptive field covers {0} × {1} of {2} × {3} pixels.':
    'Su campo receptivo abarca {0} × {1} de {2} × {3} píxeles.',
  'Show the figure': 'Mostrar la figura',
  'Reset the numbers': 'Restablecer los números',
  '{0}: {1}, blocked by the input': '{0}: {1}, bloqueada por la entrada',
  '{0}: {1}, blocked by the signal': '{0}: {1}, bloqueada por la señal',
  '{0}: {1}, blocked by the input and by the signal':
    '{0}: {1}, bloqueada por la entrada y por la señal',
  'not computed yet': 'aún sin calcular',
  input: 'entrada',
  'The input image': 'La imagen de entrada',
  Input: 'Entrada',
  'output of the ReLU': 'salida de la ReLU',
  'Output of the ReLU': 'Salida de la ReLU',
  signal: 'señal',
  'Signal from above': 'Señal de arriba',
  'Tinted where a condition holds, hatched where it fails:':
    'Con color donde se cumple una condición, rayado donde falla:',
  '{0}: the input is positive': '{0}: la entrada es positiva',
  '{0}: the signal is positive': '{0}: la señal es positiva',
  'both conditions': 'ambas condiciones',
  Replay: 'Repetir',
  Image: 'Imagen',
  'One neuron': 'Una neurona',
  Signal: 'Señal',
  Map: 'Mapa',
  'shown in numbers': 'aquí en números',
  'An image goes forward through the layers to one neuron. The signal of the neuron goes back through the same layers to the image. The grids show one ReLU on this way.':
    'Una imagen pasa hacia delante por las capas hasta una neurona. La señal de la neurona vuelve por las mismas capas hasta la imagen. Las cuadrículas muestran una ReLU de ese camino.',
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
  'the deconvnet ignores the input and passes {0}':
    'el deconvnet ignora la entrada y deja pasar {0}',
  'the input is {0}, so backpropagation passes {1}':
    'la entrada es {0}, así que la retropropagación deja pasar {1}',
  'guided backpropagation passes nothing for both reasons':
    'la retropropagación guiada no deja pasar nada por ambas razones',
  'the input is {0} and the signal is {1}, so guided backpropagation passes nothing':
    'la entrada es {0} y la señal es {1}, así que la retropropagación guiada no deja pasar nada',
  'the input is {0}, so {1} pass nothing': 'la entrada es {0}, así que {1} no dejan pasar nada',
  'the input is {0}, so {1} passes nothing': 'la entrada es {0}, así que {1} no deja pasar nada',
  'the signal is {0}, so {1} pass nothing': 'la señal es {0}, así que {1} no dejan pasar nada',
  'the signal is {0}, so {1} passes nothing': 'la señal es {0}, así que {1} no deja pasar nada',
  'backpropagation passes the signal where the input is positive':
    'la retropropagación deja pasar la señal donde la entrada es positiva',
  'the deconvnet passes the signal where the signal is positive':
    'el deconvnet deja pasar la señal donde la señal es positiva',
  'guided backpropagation passes the signal where input and signal are both positive':
    'la retropropagación guiada deja pasar la señal donde la entrada y la señal son ambas positivas',
  '{0} passes {1} of {2} signals': '{0} deja pasar {1} de {2} señales',
  'Point at a cell (or use the arrow keys) to see why each rule passes or blocks its signal.':
    'Señala una celda (o usa las flechas) para ver por qué cada regla deja pasar o bloquea su señal.',
  'Point at a cell (or use the arrow keys) to see why each rule passes or blocks its signal. Type other numbers into the input and the signal.':
    'Señala una celda (o usa las flechas) para ver por qué cada regla deja pasar o bloquea su señal. Puedes cambiar los números de la entrada y de la señal.',
  '{0} of the input is not a number; the figure still uses {1}.':
    '{0} de la entrada no es un número; la figura sigue usando {1}.',
  '{0} of the signal is not a number; the figure still uses {1}.':
    '{0} de la señal no es un número; la figura sigue usando {1}.',
  'Type a finite number, or press Escape to restore the last one.':
    'Escribe un número finito o pulsa Escape para recuperar el anterior.',
  'row {0}, column {1}': 'fila {0}, columna {1}',
  '0, which is not positive': '0, que no es positivo',
  'all three': 'las tres',
  'The network predicts {0}.': 'La red predice {0}.',
  'Explained class: {0}.': 'Clase explicada: {0}.',
  'The image is explained; the prediction is hidden.':
    'La imagen está explicada; la predicción está oculta.',
  'Image {0}': 'Imagen {0}',
  'The network predicts {0} ({1}).': 'La red predice {0} ({1}).',
  'Explained class: {0} ({1}).': 'Clase explicada: {0} ({1}).',
  'under 1 ms': 'menos de 1\u00a0ms',
  '{0} ms': '{0}\u00a0ms',
  'Computed in this page in {0} ({1}, {2}).': 'Calculado en esta página en {0} ({1}, {2}).',
  '{0} of the values lie beyond': '{0} de los valores quedan fuera',
  'deletion {0}': 'borrado {0}',
  'insertion {0}': 'inserción {0}',
  'random {0}': 'azar {0}',
  'Deletion curve: the probability of {0} goes from {1} to {2} as pixels are replaced, and is {3} after half of them. Area {4}; in random order {5}.':
    'Curva de borrado: la probabilidad de {0} va de {1} a {2} a medida que se sustituyen píxeles y es {3} tras la mitad. Área {4}; en orden aleatorio {5}.',
  'Insertion curve: the probability of {0} goes from {1} to {2} as pixels return, and is {3} after half of them. Area {4}; in random order {5}.':
    'Curva de inserción: la probabilidad de {0} va de {1} a {2} a medida que vuelven los píxeles y es {3} tras la mitad. Área {4}; en orden aleatorio {5}.',
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
  'At {0} the prediction changes to {1}.': 'Con {0} la predicción cambia a {1}.',
  'No step of this kind up to {0} changes the prediction.':
    'Ningún paso de este tipo hasta {0} cambia la predicción.',
  'Each pixel changes by the same amount, within its range, in the direction of the gradient’s sign toward the other class: an adversarial example ({0}). It shows how large such a step must be to change this prediction, not what the other class looks like.':
    'Cada píxel cambia en la misma cantidad, dentro de su rango, según el signo del gradiente hacia la otra clase: un ejemplo adversario ({0}). Muestra qué tamaño ha de tener un paso así para cambiar esta predicción, no cómo es la otra clase.',
  Probabilities: 'Probabilidades',
  'Goodfellow et al. 2015': 'Goodfellow et al. 2015',
  'Petsiuk et al. 2018': 'Petsiuk et al. 2018',
  'Deletion: the probability as the pixels with the highest values are replaced by the mean color; for a faithful map it falls early and the area is small. Insertion: the probability as these pixels return to a blurred image; for a faithful map it rises early. Dashed: pixels in random order; hairlines: 0 and 1 ({0}).':
    'Borrado: la probabilidad a medida que los píxeles con los valores más altos se sustituyen por el color medio; con un mapa fiel cae pronto y el área es pequeña. Inserción: la probabilidad a medida que esos píxeles vuelven a una imagen borrosa; con un mapa fiel sube pronto. Línea discontinua: píxeles en orden aleatorio; líneas finas: 0 y 1 ({0}).',
  'Input: {0}': 'Entrada: {0}',
  'predicted: {0}': 'predicción: {0}',
  'max of each map': 'máx. de cada mapa',
  'up to the {0} of magnitudes': 'hasta el {0} de las magnitudes',
  'Showing the first of {0} images.': 'Se muestra la primera de {0} imágenes.',
  'Showing the first {0} of {1} images.': 'Se muestran las primeras {0} de {1} imágenes.',
  'Original image': 'Imagen original',
  '{0}: {1} of the map’s magnitude lies in {2}.':
    '{0}: el {1} de la magnitud del mapa está en {2}.',
  '{0}: {1} of the map lies in {2}.': '{0}: el {1} del mapa está en {2}.',
  '{0}: the map is highest ({1}) at row {2}, column {3}; its lowest value is {4}.':
    '{0}: el mapa es máximo ({1}) en la fila {2}, columna {3}; su valor más bajo es {4}.',
  '{0}: no region stands out; the largest magnitude is at row {1}, column {2}.':
    '{0}: ninguna región destaca; la mayor magnitud está en la fila {1}, columna {2}.',
  '{0} and {1} rank the pixels differently (rank correlation {2}).':
    '{0} y {1} ordenan los píxeles de forma distinta (correlación de rangos {2}).',
  '{0} and {1} rank the pixels partly alike (rank correlation {2}).':
    '{0} y {1} ordenan los píxeles de forma en parte similar (correlación de rangos {2}).',
  '{0} and {1} rank the pixels alike (rank correlation {2}).':
    '{0} y {1} ordenan los píxeles de forma similar (correlación de rangos {2}).',
  'Least alike: {0} and {1} (rank correlation {2}).':
    'Los menos parecidos: {0} y {1} (correlación de rangos {2}).',
  '{0} has {1} of its magnitude in {2}; {3} has {4} there.':
    '{0} tiene el {1} de su magnitud en {2}; {3} tiene ahí el {4}.',
  '{0}, {1}': '{0}, {1}',
  'the strongest neuron': 'la neurona más fuerte',
  'the whole channel {0}': 'el canal entero {0}',
  'channel {0} at row {1}, column {2}': 'el canal {0} en la fila {1}, columna {2}',
  '{0} and gradient × input differ by up to {1}, with values up to {2}, because LRP leaves the biases out of its denominators here.':
    '{0} y gradiente × entrada difieren en hasta {1}, con valores de hasta {2}, porque aquí LRP excluye los sesgos de los denominadores.',
  '{0} and gradient × input differ by up to {1}, with values up to {2}, because their settings differ.':
    '{0} y gradiente × entrada difieren en hasta {1}, con valores de hasta {2}, porque sus ajustes son distintos.',
  '{0} and gradient × input are the same map: they differ by at most {1}, with values up to {2}.':
    '{0} y gradiente × entrada son el mismo mapa: difieren como mucho en {1}, con valores de hasta {2}.',
  'the strongest neuron at row {0}, column {1}':
    'la neurona más fuerte en la fila {0}, columna {1}',
  'The receptive field of {0} of {1} in each image, beside its map: {2}.':
    'En cada imagen, el campo receptivo ({0}, capa {1}) junto a su mapa: {2}.',
  'Each image beside its map: {0}.': 'Cada imagen junto a su mapa: {0}.',
  '1 image explained.': '1 imagen explicada.',
  '{0} images explained.': '{0} imágenes explicadas.',
  '1 image could not be shown.': '1 imagen no se pudo mostrar.',
  '{0} images could not be shown.': '{0} imágenes no se pudieron mostrar.',
  Similarities: 'Similitudes',
  'Rank correlation of magnitudes / SSIM with the original map':
    'Correlación de rangos de magnitudes / SSIM con el mapa original',
  'Random layers': 'Capas aleatorias',
  'Similarity of each map to the original at every step; the table lists the values.':
    'Similitud de cada mapa con el original en cada paso; la tabla muestra los valores.',
  'A map that depends on what the network has learned must change when its weights are randomized, layer by layer from the class scores down. Gradient and Grad-CAM maps change at once; guided backpropagation maps change later and far less, because they partly reconstruct the image ({0}, {1}).':
    'Un mapa que depende de lo que la red ha aprendido debe cambiar cuando sus pesos se sustituyen por valores aleatorios, capa por capa desde las puntuaciones de las clases hacia abajo. Los mapas de gradiente y Grad-CAM cambian enseguida; los de retropropagación guiada, más tarde y mucho menos, porque en parte reconstruyen la imagen ({0}, {1}).',
  'none (class)': 'ninguna (clase)',
  strongest: 'la más fuerte',
  'in one channel': 'en un canal',
  'by number': 'por número',
  'at row {0}, column {1}': 'en la fila {0}, columna {1}',
  'whole channel {0}': 'canal entero {0}',
  Number: 'Número',
  Freeze: 'Fijar',
  'Click the image to choose another neuron.': 'Un clic en la imagen elige otra neurona.',
  'Explained: the whole channel {0} of {1} (activations sum to {2}).':
    'Se explica el canal entero {0} de la capa {1} (suma de las activaciones {2}).',
  'Explained neuron: channel {0} at row {1}, column {2} of {3} (activation {4}).':
    'Neurona explicada: canal {0} en la fila {1}, columna {2} de la capa {3} (activación {4}).',
  'Explained neuron: unit {0} of {1} (activation {2}).':
    'Neurona explicada: unidad {0} de la capa {1} (activación {2}).',
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
  'Input, cropped': 'Entrada, recorte',
  'The neuron’s receptive field in the image': 'El campo receptivo de la neurona en la imagen',
  '{0}, cropped': '{0}, recorte',
  Gradient: 'Gradiente',
  'DeconvNet rule': 'Regla DeconvNet',
  'Integrated gradients': 'Gradientes integrados',
  SmoothGrad: 'SmoothGrad',
  'Grad-CAM': 'Grad-CAM',
  'Guided Grad-CAM': 'Guided Grad-CAM',
  'Score-CAM': 'Score-CAM',
  RISE: 'RISE',
  'Where {0} found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Dónde la capa {0} encontró patrones que mantienen alta la puntuación: cada uno de sus mapas se pondera con la puntuación de la imagen enmascarada con él.',
  'Where the last convolution found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Dónde la última convolución encontró patrones que mantienen alta la puntuación: cada uno de sus mapas se pondera con la puntuación de la imagen enmascarada con él.',
  'It needs no gradient, but a forward pass for each map. The map has the resolution of that layer.':
    'No necesita ningún gradiente, pero sí un paso hacia delante por cada mapa. El mapa tiene la resolución de esa capa.',
  'It needs no gradient, but a forward pass for each map. The map is coarse, because that layer has few positions.':
    'No necesita ningún gradiente, pero sí un paso hacia delante por cada mapa. El mapa es poco detallado, porque esa capa tiene pocas posiciones.',
  'Where {0} found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. The map has the resolution of that layer.':
    'Dónde la capa {0} encontró patrones que mantienen alta la salida: cada uno de sus mapas se pondera con la salida para la imagen enmascarada con él. El mapa tiene la resolución de esa capa.',
  'Where the last convolution found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. The map is coarse, because that layer has few positions.':
    'Dónde la última convolución encontró patrones que mantienen alta la salida: cada uno de sus mapas se pondera con la salida para la imagen enmascarada con él. El mapa es poco detallado, porque esa capa tiene pocas posiciones.',
  'Where {0} found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Dónde la capa {0} encontró patrones que excitan esta neurona: cada uno de sus mapas se pondera con la activación para la imagen enmascarada con él.',
  'Where the convolution below found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Dónde la convolución inferior encontró patrones que excitan esta neurona: cada uno de sus mapas se pondera con la activación para la imagen enmascarada con él.',
  'The mean probability of the class over randomly masked images that show the pixel: highest where the visible pixels matter most.':
    'La probabilidad media de la clase en imágenes enmascaradas al azar que muestran el píxel: máxima donde más importan los píxeles visibles.',
  'Only differences within the map are meaningful; too few masks leave blotches. Masked images are out of distribution.':
    'Solo las diferencias dentro del mapa significan algo; con pocas máscaras quedan manchas. Las imágenes enmascaradas quedan fuera de la distribución de entrenamiento.',
  'The mean output over randomly masked images that show the pixel. Only differences within the map are meaningful; too few masks leave blotches.':
    'La salida media en imágenes enmascaradas al azar que muestran el píxel. Solo las diferencias dentro del mapa significan algo; con pocas máscaras quedan manchas.',
  'The mean activation of this neuron over randomly masked images that show the pixel. Only differences within the map are meaningful.':
    'La activación media de esta neurona en imágenes enmascaradas al azar que muestran el píxel. Solo las diferencias dentro del mapa significan algo.',
  Masks: 'Máscaras',
  lowest: 'el más bajo',
  'highest value of each map': 'el valor más alto de cada mapa',
  '1 masked image': '1 imagen enmascarada',
  '{0} of {1} masked images': '{0} de {1} imágenes enmascaradas',
  '{0} masked images': '{0} imágenes enmascaradas',
  'Counterfactual Grad-CAM': 'Grad-CAM contrafactual',
  'Where {0} found patterns that lower the score: without them it would be higher.':
    'Dónde halló la capa {0} patrones que bajan la puntuación: sin ellos sería mayor.',
  'Where the last convolution found patterns that lower the score: without them it would be higher.':
    'Dónde halló la última convolución patrones que bajan la puntuación: sin ellos sería mayor.',
  'The map has the resolution of that layer; patterns that raise the score are left out.':
    'El mapa tiene la resolución de esa capa; los patrones que suben la puntuación se omiten.',
  'The map is coarse, because that layer has few positions; patterns that raise the score are left out.':
    'El mapa es poco detallado, porque esa capa tiene pocas posiciones; los patrones que suben la puntuación se omiten.',
  'Where {0} found patterns that weaken this neuron. The map has the resolution of that layer.':
    'Dónde halló la capa {0} patrones que debilitan esta neurona. El mapa tiene la resolución de esa capa.',
  'Where the convolution below found patterns that weaken this neuron. The map is coarse, because that layer has few positions.':
    'Dónde halló la convolución de debajo patrones que debilitan esta neurona. El mapa es poco detallado, porque esa capa tiene pocas posiciones.',
  LayerCAM: 'LayerCAM',
  'Gradients averaged along the straight path from the baseline to this image, times the difference between the two.':
    'Gradientes promediados a lo largo del camino recto de la referencia a esta imagen, por la diferencia entre ambas.',
  'All values sum to the difference in score between image and baseline; another baseline gives another map.':
    'Todos los valores suman la diferencia de puntuación entre imagen y referencia; otra referencia da otro mapa.',
  'Gradients averaged along the straight path from the baseline to this image, times the difference between the two. All values sum to the difference in this neuron’s activation.':
    'Gradientes promediados a lo largo del camino recto de la referencia a esta imagen, por la diferencia entre ambas. Todos los valores suman la diferencia de activación de esta neurona.',
  'Blur integrated gradients': 'Blur Integrated Gradients',
  'Gradients accumulated while the image goes from blurred to sharp, times the change of each pixel.':
    'Gradientes acumulados mientras la imagen pasa de borrosa a nítida, por el cambio de cada píxel.',
  'All values sum to the difference in score between the sharp and the blurred image. Large areas of one color change little along the path and get small values.':
    'Todos los valores suman la diferencia de puntuación entre la imagen nítida y la borrosa. Las superficies grandes de un solo color cambian poco en el camino y reciben valores pequeños.',
  'Gradients accumulated while the image goes from blurred to sharp, times the change of each pixel. All values sum to the difference in this neuron’s activation.':
    'Gradientes acumulados mientras la imagen pasa de borrosa a nítida, por el cambio de cada píxel. Todos los valores suman la diferencia de activación de esta neurona.',
  DeepLIFT: 'DeepLIFT',
  GradientSHAP: 'GradientSHAP',
  'Grad-CAM++': 'Grad-CAM++',
  HiResCAM: 'HiResCAM',
  'XGrad-CAM': 'XGrad-CAM',
  'Eigen-CAM': 'Eigen-CAM',
  'How the difference between image and baseline changes the score: {0} raise it, {1} lower it.':
    'Cómo la diferencia entre imagen y referencia cambia la puntuación: {0} la suben, {1} la bajan.',
  'How the difference between image and baseline changes the output: {0} raise it, {1} lower it. All values sum to the difference in output; another baseline gives another map.':
    'Cómo la diferencia entre imagen y referencia cambia la salida: {0} la suben, {1} la bajan. Todos los valores suman la diferencia de salida; otra referencia da otro mapa.',
  'How the difference between image and baseline changes this neuron’s activation: {0} raise it, {1} lower it. All values sum to the difference in activation.':
    'Cómo la diferencia entre imagen y referencia cambia la activación de esta neurona: {0} la suben, {1} la bajan. Todos los valores suman la diferencia de activación.',
  'Gradients at random points between the baseline and this image, times the difference between the two, averaged.':
    'Gradientes en puntos al azar entre la referencia y esta imagen, por la diferencia entre ambas, promediados.',
  'An estimate: with more samples the sum of all values approaches the difference in score between image and baseline.':
    'Una estimación: con más muestras la suma de todos los valores se acerca a la diferencia de puntuación entre imagen y referencia.',
  'Gradients of this neuron at random points between the baseline and this image, times the difference between the two, averaged. With more samples the sum of all values approaches the difference in activation.':
    'Gradientes de esta neurona en puntos al azar entre la referencia y esta imagen, por la diferencia entre ambas, promediados. Con más muestras la suma de todos los valores se acerca a la diferencia de activación.',
  'Where the last convolution found patterns that raise the score. Small regions count as much as large ones.':
    'Dónde halló la última convolución patrones que suben la puntuación. Las regiones pequeñas cuentan tanto como las grandes.',
  'Where the last convolution found patterns that raise the output. Only positive gradients weigh.':
    'Dónde halló la última convolución patrones que suben la salida. Solo cuentan los gradientes positivos.',
  'Where the convolution below found patterns that excite this neuron. Only positive gradients weigh.':
    'Dónde halló la convolución de abajo patrones que excitan esta neurona. Solo cuentan los gradientes positivos.',
  'The map has the resolution of that layer; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'El mapa tiene la resolución de esa capa; solo cuentan los gradientes positivos, así que cambia menos de una clase a otra que Grad-CAM.',
  'The map is coarse, because that layer has few positions; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'El mapa es poco detallado, porque esa capa tiene pocas posiciones; solo cuentan los gradientes positivos, así que cambia menos de una clase a otra que Grad-CAM.',
  'Where the last convolution raises the score: each activation is weighted by its own gradient.':
    'Dónde la última convolución sube la puntuación: cada activación se pondera con su propio gradiente.',
  'Where the last convolution raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Dónde la última convolución sube la salida: cada activación se pondera con su propio gradiente. Las posiciones que bajan la salida quedan vacías.',
  'Where the convolution below excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Dónde la convolución de abajo excita esta neurona: cada activación se pondera con su propio gradiente. Las posiciones que la inhiben quedan vacías.',
  'The map has the resolution of that layer; positions that lower the score are blank. It is exact only where a single dense layer follows.':
    'El mapa tiene la resolución de esa capa; las posiciones que bajan la puntuación quedan vacías. Solo es exacto donde sigue una única capa densa.',
  'The map is coarse, because that layer has few positions; those that lower the score are blank. It is exact only where a single dense layer follows.':
    'El mapa es poco detallado, porque esa capa tiene pocas posiciones; las que bajan la puntuación quedan vacías. Solo es exacto donde sigue una única capa densa.',
  'The map has the resolution of that layer; positions that lower the score are blank. A map with both signs may get an extreme weight.':
    'El mapa tiene la resolución de esa capa; las posiciones que bajan la puntuación quedan vacías. Un mapa con ambos signos puede recibir un peso extremo.',
  'The map is coarse, because that layer has few positions; those that lower the score are blank. A map with both signs may get an extreme weight.':
    'El mapa es poco detallado, porque esa capa tiene pocas posiciones; las que bajan la puntuación quedan vacías. Un mapa con ambos signos puede recibir un peso extremo.',
  'Where the last convolution found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Dónde halló la última convolución patrones que suben la puntuación: cada mapa se pondera con su gradiente donde está activo.',
  'Where the last convolution found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Dónde halló la última convolución patrones que suben la salida: cada mapa se pondera con su gradiente donde está activo.',
  'Where the convolution below found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Dónde halló la convolución de abajo patrones que excitan esta neurona: cada mapa se pondera con su gradiente donde está activo.',
  'Where the last convolution differs most from its mean: the first principal component of its maps.':
    'Dónde difiere más la última convolución de su media: la primera componente principal de sus mapas.',
  'Where the last convolution differs most from its mean: the first principal component of its maps. The map shows where activations vary most, not what raises the output.':
    'Dónde difiere más la última convolución de su media: la primera componente principal de sus mapas. El mapa muestra dónde varían más las activaciones, no lo que sube la salida.',
  'Where the convolution below differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Dónde difiere más la convolución de abajo de su media: la primera componente principal de sus mapas. Es la misma para toda neurona por encima.',
  'The map is the same for every class: it shows where activations vary most, not what raises this score.':
    'El mapa es igual para todas las clases: muestra dónde varían más las activaciones, no lo que sube esta puntuación.',
  'Where the last convolution found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Dónde halló la última convolución patrones que suben la puntuación: cada activación se pondera con su propio gradiente, donde es positivo.',
  'The map is coarse, because that layer has few positions; patterns that lower the score are left out.':
    'El mapa es poco detallado, porque esa capa tiene pocas posiciones; los patrones que bajan la puntuación se omiten.',
  'Where the last convolution found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. The map is coarse, because that layer has few positions; patterns that lower the output are left out.':
    'Dónde halló la última convolución patrones que suben la salida: cada activación se pondera con su propio gradiente, donde es positivo. El mapa es poco detallado, porque esa capa tiene pocas posiciones; los patrones que bajan la salida se omiten.',
  'Where the convolution below found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. The map is coarse, because that layer has few positions.':
    'Dónde halló la convolución de abajo patrones que excitan esta neurona: cada activación se pondera con su propio gradiente, donde es positivo. El mapa es poco detallado, porque esa capa tiene pocas posiciones.',
  '{0} raise the score if they get slightly brighter, {1} lower it.':
    '{0} suben la puntuación si se aclaran un poco; {1} la bajan.',
  'The map shows how sensitive the score is to each pixel, not how much the pixel contributes to it.':
    'El mapa muestra lo sensible que es la puntuación a cada píxel, no cuánto contribuye el píxel a ella.',
  'In the backward pass every ReLU passes positive signals and drops negative ones, whatever its input in the forward pass.':
    'En el paso hacia atrás, cada ReLU deja pasar las señales positivas y descarta las negativas, fuera cual fuera su entrada en el paso hacia delante.',
  'The map shows patterns that the upper layers detect, not the evidence for this score.':
    'El mapa muestra patrones que detectan las capas superiores, no en qué se basa esta puntuación.',
  'Only positive signals pass back, and only through active neurons.':
    'Solo vuelven las señales positivas, y solo por neuronas activas.',
  'The map is sharp but changes little from class to class: it shows what the network responds to, not why it predicts this class.':
    'El mapa es nítido, pero cambia poco de una clase a otra: muestra a qué responde la red, no por qué predice esta clase.',
  'The gradient times the pixel’s value: {0} raise the score, {1} lower it.':
    'El gradiente por el valor del píxel: {0} suben la puntuación, {1} la bajan.',
  'A pixel with value 0 gets 0, however much it matters.':
    'Un píxel de valor 0 recibe 0, por mucho que importe.',
  'The gradient averaged over noisy copies of the image.':
    'El gradiente promediado sobre copias ruidosas de la imagen.',
  'Averaging removes what varies from copy to copy; the map still shows how sensitive the score is, not what contributes to it.':
    'El promedio elimina lo que varía de copia en copia; el mapa sigue mostrando lo sensible que es la puntuación, no lo que contribuye a ella.',
  'Where the last convolution found patterns that raise the score.':
    'Dónde halló la última convolución patrones que suben la puntuación.',
  'The map is coarse, because that layer has few positions, but it follows the class; patterns that lower the score are left out.':
    'El mapa es poco detallado, porque esa capa tiene pocas posiciones, pero sigue a la clase; los patrones que bajan la puntuación se omiten.',
  'Guided backpropagation multiplied by Grad-CAM.':
    'Retropropagación guiada multiplicada por Grad-CAM.',
  'Guided backpropagation gives the detail, which changes little from class to class; Grad-CAM gives the place.':
    'La retropropagación guiada da el detalle, que cambia poco de una clase a otra; Grad-CAM da el lugar.',
  '{0} raise this neuron’s activation if they get slightly brighter, {1} lower it. Pixels outside its receptive field have no effect.':
    '{0} suben la activación de esta neurona si se aclaran un poco; {1} la bajan. Los píxeles fuera de su campo receptivo no influyen.',
  'In the backward pass every ReLU passes positive signals and drops negative ones. The map shows the pattern that this neuron detects, where it found it.':
    'En el paso hacia atrás, cada ReLU deja pasar las señales positivas y descarta las negativas. El mapa muestra el patrón que detecta esta neurona, donde lo encontró.',
  'Only positive signals pass back, and only through active neurons: the map shows what excites this neuron within its receptive field, not why the network predicts its class.':
    'Solo vuelven las señales positivas, y solo por neuronas activas: el mapa muestra lo que excita a esta neurona dentro de su campo receptivo, no por qué la red predice su clase.',
  'The gradient times the pixel’s value: {0} raise this neuron’s activation, {1} lower it. A pixel with value 0 gets 0.':
    'El gradiente por el valor del píxel: {0} suben la activación de esta neurona, {1} la bajan. Un píxel de valor 0 recibe 0.',
  'The gradient of this neuron averaged over noisy copies of the image, which removes what varies from copy to copy.':
    'El gradiente de esta neurona promediado sobre copias ruidosas de la imagen, lo que elimina lo que varía de copia en copia.',
  'Where the convolution below found patterns that excite this neuron. The map is coarse, because that layer has few positions.':
    'Dónde halló la convolución de debajo patrones que excitan esta neurona. El mapa es poco detallado, porque esa capa tiene pocas posiciones.',
  'Guided backpropagation of this neuron multiplied by Grad-CAM.':
    'Retropropagación guiada de esta neurona multiplicada por Grad-CAM.',
  '{0} raise the score, {1} lower it, under the rule of each method. A sharper map is not a more accurate one.':
    '{0} suben la puntuación y {1} la bajan, según la regla de cada método. Un mapa más nítido no es más exacto.',
  '{0} raise the neuron’s activation, {1} lower it, under the rule of each method. A sharper map is not a more accurate one.':
    '{0} suben la activación de la neurona y {1} la bajan, según la regla de cada método. Un mapa más nítido no es más exacto.',
  'The methods differ only in the signals that a ReLU passes in the backward pass.':
    'Los métodos difieren solo en las señales que deja pasar una ReLU en el paso hacia atrás.',
  'Grad-CAM is coarse, because it stops at a convolution, and it leaves out patterns that lower the score.':
    'Grad-CAM es poco detallado, porque se detiene en una convolución, y omite los patrones que bajan la puntuación.',
  'Mid-gray is 0; red, green and blue show the map of each color channel.':
    'El gris medio es 0; rojo, verde y azul muestran el mapa de cada canal de color.',
  'Each pixel shows its strongest color channel.':
    'Cada píxel muestra su canal de color más fuerte.',
  'The map is 0 everywhere: the neuron is inactive, or every signal is blocked before it reaches the image.':
    'El mapa es 0 en todas partes: la neurona está inactiva o toda señal se bloquea antes de llegar a la imagen.',
  'rank corr.': 'rangos',
  'Rank correlation of magnitudes with the original map':
    'Correlación de rangos de magnitudes con el mapa original',
  SSIM: 'SSIM',
  'Structural similarity of magnitudes with the original map':
    'Similitud estructural de magnitudes con el mapa original',
  'Copy link': 'Copiar enlace',
  Link: 'Enlace',
  'The browser does not allow copying.': 'El navegador no permite copiar.',
  'Link copied.': 'Enlace copiado.',
  'Link copied, without the image: it has no address.':
    'Enlace copiado, sin la imagen: no tiene dirección.',
  'Link copied, without the model: it has no address.':
    'Enlace copiado, sin el modelo: no tiene dirección.',
  'The model has no address, so a link cannot include it.':
    'El modelo no tiene dirección, así que el enlace no puede incluirlo.',
  'Link copied, without the model card: it has no address.':
    'Enlace copiado, sin la ficha del modelo: no tiene dirección.',
  'The model card has no address, so a link cannot include it.':
    'La ficha del modelo no tiene dirección, así que el enlace no puede incluirla.',
  'The image has no address, so a link cannot include it.':
    'La imagen no tiene dirección, así que el enlace no puede incluirla.',
  'This link was made for a drawing, an upload or a camera image, which it does not include. You see another image.':
    'Este enlace se creó para un dibujo, una imagen subida o una imagen de la cámara, que no incluye. Se muestra otra imagen.',
  'Row {0}, column {1}': 'Fila {0}, columna {1}',
  Here: 'Aquí',
  'Point at an image to see the value of every map at that pixel.':
    'Señala una imagen para ver el valor de cada mapa en ese píxel.',
  'What the camera sees': 'Lo que ve la cámara',
  'Waiting for the camera …': 'Esperando a la cámara …',
  'Take photo': 'Tomar la foto',
  'Other camera': 'Otra cámara',
  Cancel: 'Cancelar',
  'Your photo is now the input.': 'La foto es ahora la entrada.',
  'Move the frame: drag it, or use the arrow keys; + and − zoom, Escape centers it.':
    'El marco se mueve arrastrándolo o con las flechas; + y − cambian el zoom, Escape lo centra.',
  'The frame begins at {0} from the left and {1} from the top.':
    'El marco empieza al {0} desde la izquierda y al {1} desde arriba.',
  'It holds {0} of the width and {1} of the height, zoom {2}.':
    'Abarca el {0} del ancho y el {1} del alto, zoom {2}.',
  'The part of the image that the network sees': 'La parte de la imagen que ve la red',
  Zoom: 'Zoom',
  Middle: 'Centro',
  'Drawing pad for a digit': 'Recuadro para dibujar un dígito',
  'Draw a digit with mouse, finger or pen. On a keyboard, the arrow keys move the pen and Space lowers or lifts it; Ctrl+Z undoes a stroke, Delete clears the pad.':
    'Dibuje un dígito con el ratón, el dedo o un lápiz. Con el teclado, las flechas mueven el lápiz y la barra espaciadora lo baja o lo levanta; Ctrl+Z deshace un trazo y Supr borra el panel.',
  'Pen down. Row {0}, column {1} of {2}.': 'Lápiz abajo. Fila {0}, columna {1} de {2}.',
  'Pen up. Row {0}, column {1} of {2}.': 'Lápiz arriba. Fila {0}, columna {1} de {2}.',
  'Strokes on the pad: {0}.': 'Trazos en el panel: {0}.',
  Undo: 'Deshacer',
  Clear: 'Vaciar',
  'The pad is empty, so the previous image stays in use.':
    'El recuadro está vacío; la imagen anterior sigue en uso.',
  'Your drawing is now the input.': 'El dibujo es ahora la entrada.',
  'The live camera image is now the input.': 'La imagen en vivo de la cámara es ahora la entrada.',
  'Drop the image here.': 'Suelta la imagen aquí.',
  'You can also drop an image here. Images never leave this page.':
    'También puedes soltar aquí una imagen. Las imágenes no salen de esta página.',
  'Images never leave this page.': 'Las imágenes no salen de esta página.',
  'Input: {0}.': 'Entrada: {0}.',
  'Choose an image': 'Elegir una imagen',
  'The dropped image is now the input.': 'La imagen soltada es ahora la entrada.',
  'The first of your {0} images is now the input: {1}.':
    'La primera de las {0} imágenes es ahora la entrada: {1}.',
  'Your image {0} is now the input.': 'La imagen {0} es ahora la entrada.',
  'The pasted image is now the input.': 'La imagen pegada es ahora la entrada.',
  'Sample images': 'Imágenes de ejemplo',
  'This sample is now the input: {0}.': 'Este ejemplo es ahora la entrada: {0}.',
  'The image as the network sees it': 'La imagen tal como la ve la red',
  'What the network sees': 'Lo que ve la red',
  '{0} x {1} pixels': '{0} × {1} píxeles',
  'Draw a digit': 'Dibujar un dígito',
  'Choose a file': 'Elegir un archivo',
  Paste: 'Pegar',
  'Use the camera': 'Usar la cámara',
  'Take a photo': 'Tomar una foto',
  Model: 'Modelo',
  Computed: 'Cálculo',
  Kit: 'Kit',
  Methods: 'Métodos',
  'Images are resized to a short side of {0} pixels and center-cropped to {1}.':
    'Las imágenes se escalan a un lado corto de {0} píxeles y se recortan por el centro a {1}.',
  'Images of another shape are stretched to fit.':
    'Las imágenes de otra forma se deforman para encajar.',
  'Images of another shape are padded.': 'Las imágenes de otra forma se rellenan con márgenes.',
  'Black is {0}, white is {1}.': 'El negro es {0}; el blanco, {1}.',
  'The channel order is blue, green, red.': 'El orden de los canales es azul, verde, rojo.',
  'Input: grayscale image of {0} pixels.': 'Entrada: imagen en escala de grises de {0} píxeles.',
  'Input: color image of {0} pixels.': 'Entrada: imagen en color de {0} píxeles.',
  'Input: {0} pixels in {1} channels.': 'Entrada: {0} píxeles en {1} canales.',
  'Test accuracy: {0}.': 'Exactitud en la prueba: {0}.',
  'Test accuracy: {0} on {1} images.': 'Exactitud en la prueba: {0} con {1} imágenes.',
  'Training data: {0}.': 'Datos de entrenamiento: {0}.',
  'License: {0}.': 'Licencia: {0}.',
  Source: 'Fuente',
  'Model card': 'Ficha del modelo',
  '{0} under 1 ms': '{0} menos de 1\u00a0ms',
  '{0} {1} ms': '{0} {1}\u00a0ms',
  'Phases: {0}.': 'Fases: {0}.',
  'HTML for a page': 'HTML para una página',
  'Frame, where only frames are allowed': 'Marco, donde solo se admiten marcos',
  'The model came from your device or a script, so the code cannot include it. Publish its files on the web and put their address into "model".':
    'El modelo procede del dispositivo o de un script, así que el código no puede incluirlo. Publica sus archivos en la web y pon su dirección en «model».',
  'The model card came from your device or a script. Publish it on the web as a file and put its address into "card".':
    'La ficha del modelo procede del dispositivo o de un script. Publícala en la web como archivo y pon su dirección en «card».',
  'The image came from your device or a script, so the code cannot include it. Publish it on the web and put its address into "src".':
    'La imagen procede del dispositivo o de un script, así que el código no puede incluirla. Publícala en la web y pon su dirección en «src».',
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
  'The text is selected; copy it with the keyboard or by touch.':
    'El texto está seleccionado; cópialo con el teclado o con el dedo.',
  'Saved as {0}.': 'Guardado como {0}.',
  'More about this figure': 'Más sobre esta figura',
  Adjust: 'Ajustar',
  Colors: 'Colores',
  'blue to red': 'de azul a rojo',
  'purple to orange': 'de morado a naranja',
  'purple to green': 'de morado a verde',
  'brown to teal': 'de marrón a turquesa',
  'shades of gray': 'escala de grises',
  'Hatch negative values': 'Rayar los valores negativos',
  More: 'Más',
  'From left to right: {0}.': 'De izquierda a derecha: {0}.',
  'Colors: {0}.': 'Colores: {0}.',
  'Row by row: {0}.': 'Fila por fila: {0}.',
  'Computed in advance by convlens {0} ({1}, {2}).':
    'Calculado de antemano por convlens {0} ({1}, {2}).',
  'A number in parentheses fails a condition: the input or the signal is not positive.':
    'Un número entre paréntesis no cumple una condición: la entrada o la señal no es positiva.',
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
    'Ocultar {0} baja la salida; ocultar {1} la sube. Las imágenes con partes ocultas quedan fuera de la distribución, así que otro relleno puede cambiar el mapa; las zonas redundantes se enmascaran entre sí.',
  'Hidden: {0}. Output: {1}.': 'Oculto: {0}. Salida: {1}.',
  'Output {0} with {1} hidden': 'Salida {0} con {1} oculto',
  'Deletion curve: the output goes from {0} to {1} as pixels are replaced, and is {2} after half of them. Mean {3}; in random order {4}.':
    'Curva de borrado: la salida va de {0} a {1} a medida que se sustituyen píxeles y es {2} tras la mitad. Media {3}; en orden aleatorio {4}.',
  'Insertion curve: the output goes from {0} to {1} as pixels return, and is {2} after half of them. Mean {3}; in random order {4}.':
    'Curva de inserción: la salida va de {0} a {1} a medida que vuelven los píxeles y es {2} tras la mitad. Media {3}; en orden aleatorio {4}.',
  'none (output)': 'ninguna (salida)',
  '{0} raise the output if they get slightly brighter, {1} lower it. The map shows how sensitive the output is to each pixel, not how much the pixel contributes to it.':
    '{0} suben la salida si se aclaran un poco; {1} la bajan. El mapa muestra lo sensible que es la salida a cada píxel, no cuánto contribuye el píxel a ella.',
  'Only positive signals pass back, and only through active neurons. The map shows what the network responds to, not how it arrives at this value.':
    'Solo vuelven las señales positivas, y solo por neuronas activas. El mapa muestra a qué responde la red, no cómo llega a este valor.',
  'The gradient times the pixel’s value: {0} raise the output, {1} lower it. A pixel with value 0 gets 0, however much it matters.':
    'El gradiente por el valor del píxel: {0} suben la salida, {1} la bajan. Un píxel de valor 0 recibe 0, por mucho que importe.',
  'Where the last convolution found patterns that raise the output. The map is coarse, because that layer has few positions; patterns that lower the output are left out.':
    'Dónde halló la última convolución patrones que suben la salida. El mapa es poco detallado, porque esa capa tiene pocas posiciones; los patrones que bajan la salida se omiten.',
  'Guided backpropagation multiplied by Grad-CAM: the first gives the detail, the second the place.':
    'Retropropagación guiada multiplicada por Grad-CAM: la primera da el detalle; el segundo, el lugar.',
  'Deletion: the output as the pixels with the highest values are replaced by the mean color; for a faithful map it falls early. Insertion: the output as these pixels return to a blurred image; for a faithful map it rises early. Dashed: pixels in random order ({0}).':
    'Borrado: la salida a medida que los píxeles con los valores más altos se sustituyen por el color medio; con un mapa fiel baja pronto. Inserción: la salida a medida que esos píxeles vuelven a una imagen borrosa; con un mapa fiel sube pronto. Línea discontinua: píxeles en orden aleatorio ({0}).',
  'No model card states the input range; values from 0 to 1 are assumed.':
    'Ninguna ficha del modelo indica el rango de entrada; se suponen valores de 0 a 1.',
  'This browser alters the pixels that a page reads, to prevent fingerprinting; values may differ slightly.':
    'Este navegador altera los píxeles que lee una página, para evitar el rastreo por huella digital; los valores pueden variar ligeramente.',
  'What the network sees, {0} × {1}': 'Lo que ve la red, {0} × {1}',
  'This network knows only {0} classes; perhaps none fits.':
    'Esta red solo conoce {0} clases; puede que ninguna encaje.',
  '{0} positions': '{0} posiciones',
  '{0} of {1} positions': '{0} de {1} posiciones',
  '{0} of {1} positions, about {2} s left': '{0} de {1} posiciones, quedan unos {2} s',
  'Not explained yet': 'Aún sin explicar',
  'after 1 step': 'tras 1 paso',
  'after {0} steps': 'tras {0} pasos',
  'Activation maximization': 'Maximización de la activación',
  'Backward passes through a ReLU': 'Pasos hacia atrás por una ReLU',
  'Filters learned by deconvolution': 'Filtros aprendidos por deconvolución',
  'not {0}': 'no {0}',
  'Loss: {0} at first, {1} after 1 step': 'Pérdida: {0} al principio, {1} tras 1 paso',
  '1 of {0} runs reached {1}': '1 de {0} ejecuciones alcanzó el {1}',
  '1 image; it is 0 everywhere.': '1 imagen, 0 en todas partes.',
  '1 image; its largest activation is {0}.': '1 imagen; su mayor activación es {0}.',
  '{0} images; the strongest is {1} ({2}), 1 is 0 everywhere.':
    '{0} imágenes; la más fuerte es la {1} ({2}) y 1 es 0 en todas partes.',
  'Occluded image at 1 position': 'Imagen con una parte oculta en 1 posición',
  'Predicted class at 1 position': 'Clase predicha en 1 posición',
  '1 of {0} has relevance': '1 de {0} tiene relevancia',
  'Reconstructed from the one feature map of the {0}.':
    'Reconstruida a partir del único mapa de características de la capa «{0}».',
  '1 of {0} denominators is within ±{1} of 0 (a thousandth of the largest); no relevance reaches it.':
    '1 de {0} denominadores está a menos de ±{1} de 0 (una milésima del mayor); ninguna relevancia le llega.',
  '1 of {0} denominators is within ±{1} of 0 (a thousandth of the largest); {2} of the relevance reaches it.':
    '1 de {0} denominadores está a menos de ±{1} de 0 (una milésima del mayor); le llega el {2} de la relevancia.',
  'Test accuracy: {0}, as published by its authors.':
    'Exactitud en la prueba: {0}, según publicaron sus autores.',
  Notes: 'Notas',
};
