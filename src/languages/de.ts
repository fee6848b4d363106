import type { Phrasebook } from '../components/locale/message.js';

/** German. Terms that German texts of the field leave in English stay as they are; readers are not addressed. */
export const phrases: Phrasebook = {
  'Explain this image': 'Dieses Bild erklären',
  'Try again': 'Erneut versuchen',
  'This interactive figure was not ready for printing.':
    'Diese interaktive Abbildung war noch nicht fertig, als die Seite gedruckt wurde.',
  Class: 'Klasse',
  'Predicted for this image': 'Vorhersage für dieses Bild',
  'All classes': 'Alle Klassen',
  'No match': 'Keine Treffer',
  '1 match': '1 Treffer',
  '{0} matches': '{0} Treffer',
  '{0} more: type a part of the name': '{0} weitere: einen Teil des Namens eingeben',
  Start: 'Starten',
  'Each image is the best point that its run found in the generator’s latent space: it depends on the classifier and on the generator.':
    'Jedes Bild ist der beste Punkt, den sein Lauf im latenten Raum des Generators gefunden hat: Es hängt vom Klassifikator und vom Generator ab.',
  'A high probability does not prove that an image is typical of the class.':
    'Eine hohe Wahrscheinlichkeit beweist nicht, dass ein Bild für die Klasse typisch ist.',
  'Other images may activate the neuron as strongly.':
    'Andere Bilder können das Neuron ebenso stark aktivieren.',
  'A generator generates only images like those it was trained on.':
    'Ein Generator erzeugt nur Bilder wie die, mit denen er trainiert wurde.',
  '{0} was trained on {1} and generates nothing else.':
    '{0} wurde mit {1} trainiert und erzeugt nichts anderes.',
  'Gradient ascent over the pixels, without a generator, reaches the same probability with images that look like noise: the classifier is fooled.':
    'Gradientenaufstieg über die Pixel, ohne Generator, erreicht dieselbe Wahrscheinlichkeit mit Bildern, die wie Rauschen aussehen: Der Klassifikator wird getäuscht.',
  'Gradient ascent over the pixels, without a generator, reaches the same probability with images that still look like the blurred mean they started from: the classifier is fooled.':
    'Gradientenaufstieg über die Pixel, ohne Generator, erreicht dieselbe Wahrscheinlichkeit mit Bildern, die noch wie das verschwommene Mittelbild aussehen, von dem sie ausgingen: Der Klassifikator wird getäuscht.',
  'Gradient ascent over the pixels, without a generator, reaches the same probability with images that still look like the sample they started from, with some noise: the classifier is fooled.':
    'Gradientenaufstieg über die Pixel, ohne Generator, erreicht dieselbe Wahrscheinlichkeit mit Bildern, die bis auf etwas Rauschen noch wie das Beispiel aussehen, von dem sie ausgingen: Der Klassifikator wird getäuscht.',
  'Select a run to see its code, and a second one to interpolate between them.':
    'Einen Lauf wählen, um seinen Code zu sehen, und einen zweiten, um zwischen beiden zu interpolieren.',
  'Each run maximizes {0}.': 'Jeder Lauf maximiert {0}.',
  'The run maximizes {0}.': 'Der Lauf maximiert {0}.',
  '1 run stopped at values that are not finite, even with small steps; its image means nothing. Try a smaller step size.':
    '1 Lauf endete auch mit kleinen Schritten bei nicht endlichen Werten; sein Bild besagt nichts. Eine kleinere Schrittweite kann helfen.',
  '{0} runs stopped at values that are not finite, even with small steps; their images mean nothing. Try a smaller step size.':
    '{0} Läufe endeten auch mit kleinen Schritten bei nicht endlichen Werten; ihre Bilder besagen nichts. Eine kleinere Schrittweite kann helfen.',
  'Step size {0}': 'Schrittweite {0}',
  Runs: 'Läufe',
  Seed: 'Seed',
  Play: 'Abspielen',
  Pause: 'Pause',
  Step: 'Ein Schritt',
  Restart: 'Neu starten',
  'New seeds': 'Neue Seeds',
  '{0} and {1}': '{0} und {1}',
  none: 'ohne',
  Generator: 'Generator',
  'short codes': 'kurze Codes',
  'near the mean image': 'nahe am Mittelbild',
  Prior: 'Prior',
  'from noise': 'aus Rauschen',
  'from the mean image': 'aus dem Mittelbild',
  'from a sample': 'aus einem Beispiel',
  Pixels: 'Pixel',
  'not shown': 'nicht gezeigt',
  'Smoothness {0}': 'Glättung {0}',
  'no number': 'keine Zahl',
  failed: 'gescheitert',
  'the probability of {0}': 'die Wahrscheinlichkeit für {0}',
  'the mean activation of channel {0} of {1}': 'die mittlere Aktivierung von Kanal {0} in {1}',
  'the activation of unit {0} of {1}': 'die Aktivierung von Einheit {0} in {1}',
  'the activation of the strongest unit of {0}': 'die Aktivierung der stärksten Einheit in {0}',
  'failed after {0}: no finite numbers': 'gescheitert nach {0}: keine endlichen Zahlen',
  '{0} {1} reached after {2}': '{0}: {1}, erreicht nach {2}',
  '{0} {1} after {2}': '{0}: {1} nach {2}',
  'step {0}': 'Schritt {0}',
  'step {0}, {1} of {2} at {3}': 'Schritt {0}, {1} von {2} bei {3}',
  'The best of {0} runs has reached {1}.': 'Der beste von {0} Läufen hat {1} erreicht.',
  'It has reached {0}.': 'Er hat {0} erreicht.',
  'It reached {0} after {1}.': 'Er erreichte {0} nach {1}.',
  'It did not reach {0} within {1} steps.': 'Er erreichte {0} nicht innerhalb von {1} Schritten.',
  'It has not reached {0} yet.': 'Er hat {0} noch nicht erreicht.',
  '{0} of {1} runs reached {2}': '{0} von {1} Läufen erreichten {2}',
  '{0}, after a median of {1}': '{0}, im Median nach {1}',
  '{0}, after {1}': '{0}, nach {1}',
  '{0} of {1} ({2})': '{0} von {1} ({2})',
  'An independent classifier also predicts {0} for {1}.':
    'Ein unabhängiger Klassifikator sagt ebenfalls {0} vorher: bei {1}.',
  '{0}; {1} did not within {2} steps.': '{0}; {1} nicht innerhalb von {2} Schritten.',
  '{0}; {1} still running.': '{0}; {1} noch nicht fertig.',
  '1 step': '1 Schritt',
  '{0} steps': '{0} Schritten',
  '{0}%': '{0}\u00a0%',
  'Earlier run {0}, seed {1}: {2} after {3}': 'Früherer Lauf {0}, Seed {1}: {2} nach {3}',
  unknown: 'unbekannt',
  'the run of seed {0}': 'Lauf mit Seed {0}',
  'Earlier runs for this neuron': 'Frühere Läufe für dieses Neuron',
  'Earlier runs for {0}': 'Frühere Läufe für {0}',
  'Runs of {0}': 'Läufe: {0}',
  'Earlier runs': 'Frühere Läufe',
  'Run {0}': 'Lauf {0}',
  'Run {0}: {1}': 'Lauf {0}: {1}',
  'run {0}': 'Lauf {0}',
  'Pixels, from noise': 'Pixel, aus Rauschen',
  'Pixels, from the mean image': 'Pixel, aus dem Mittelbild',
  'Pixels, from a sample': 'Pixel, aus einem Beispiel',
  'Selected: {0}. Select a second run to interpolate between the two codes.':
    'Gewählt: {0}. Einen zweiten Lauf wählen, um zwischen den beiden Codes zu interpolieren.',
  'From {0} to {1}, along the great circle between their codes':
    '{0} bis {1}, auf dem Großkreis zwischen ihren Codes',
  'Interpolated images': 'Interpolierte Bilder',
  'Position between the two codes': 'Position zwischen den beiden Codes',
  'Code z': 'Code z',
  'Copy the code': 'Code kopieren',
  'Use this code': 'Diesen Code verwenden',
  'Replay this run (seed {0})': 'Diesen Lauf wiederholen (Seed {0})',
  'Clear the selection': 'Auswahl aufheben',
  'the pasted code': 'eingefügter Code',
  red: 'Rot',
  'red pixels': 'rote Pixel',
  'red ones': 'rote',
  blue: 'Blau',
  'blue pixels': 'blaue Pixel',
  'blue ones': 'blaue',
  orange: 'Orange',
  'orange pixels': 'orange Pixel',
  'orange ones': 'orange',
  purple: 'Violett',
  'purple pixels': 'violette Pixel',
  'purple ones': 'violette',
  green: 'Grün',
  'green pixels': 'grüne Pixel',
  'green ones': 'grüne',
  teal: 'Türkis',
  'teal pixels': 'türkise Pixel',
  'teal ones': 'türkise',
  brown: 'Braun',
  'brown pixels': 'braune Pixel',
  'brown ones': 'braune',
  light: 'Hell',
  'light pixels': 'helle Pixel',
  'light ones': 'helle',
  bright: 'Hell',
  'bright pixels': 'helle Pixel',
  'bright ones': 'helle',
  dark: 'Dunkel',
  'dark pixels': 'dunkle Pixel',
  'dark ones': 'dunkle',
  'hatched pixels': 'schraffierte Pixel',
  'hatched ones': 'schraffierte',
  'Reconstructed from all {0} feature maps of the {1}.':
    'Rekonstruiert aus allen {0} Merkmalskarten der Schicht „{1}“.',
  'Correlation of the reconstruction with the image: {0}, without switches.':
    'Korrelation der Rekonstruktion mit dem Bild: {0}, ohne Schalter.',
  'Correlation of the reconstruction with the image: {0}.':
    'Korrelation der Rekonstruktion mit dem Bild: {0}.',
  'Correlation with the image: {0} with switches, {1} without.':
    'Korrelation mit dem Bild: {0} mit Schaltern, {1} ohne.',
  'The map of filter {0} of the {1} peaks at row {2}, column {3} ({4}).':
    'Die Karte von Filter {0} der Schicht „{1}“ ist in Zeile {2}, Spalte {3} am stärksten ({4}).',
  'Filter {0} of the {1} is strongest at row {2}, column {3} ({4}).':
    'Filter {0} der Schicht „{1}“ ist in Zeile {2}, Spalte {3} am stärksten ({4}).',
  'It sees rows {0} to {1}, columns {2} to {3} of the image.':
    'Er sieht die Zeilen {0} bis {1} und die Spalten {2} bis {3} des Bildes.',
  'At row {0}, column {1}, filter {2} of the {3} has the activation {4}.':
    'In Zeile {0}, Spalte {1} hat Filter {2} der Schicht „{3}“ die Aktivierung {4}.',
  'Cropped to the neuron’s receptive field.': 'Auf das rezeptive Feld des Neurons zugeschnitten.',
  'Top samples': 'Stärkste Beispiele',
  Sort: 'Sortieren',
  'by index': 'nach Nummer',
  'strongest first': 'stärkste zuerst',
  'Reconstruct every filter': 'Jeden Filter rekonstruieren',
  Layer: 'Schicht',
  'strongest activation': 'stärkste Aktivierung',
  'whole feature map': 'ganze Merkmalskarte',
  'all feature maps': 'alle Merkmalskarten',
  'picked position': 'gewählte Stelle',
  Keep: 'Behalten',
  Filter: 'Filter',
  Switches: 'Schalter',
  Compare: 'Vergleichen',
  'Guided backprop': 'Guided Backprop',
  Reconstruction: 'Rekonstruktion',
  'Images with their reconstructions': 'Bilder mit ihren Rekonstruktionen',
  'Feature map': 'Merkmalskarte',
  'Feature map of filter {0}': 'Merkmalskarte von Filter {0}',
  'Receptive field': 'Rezeptives Feld',
  'The window of the image that the kept activation sees':
    'Der Bildausschnitt, den die gewählte Aktivierung sieht',
  'Receptive field, enlarged': 'Rezeptives Feld, vergrößert',
  'With switches': 'Mit Schaltern',
  'Without switches: top left': 'Ohne Schalter: oben links',
  'Without switches: spread': 'Ohne Schalter: verteilt',
  recorded: 'aufgezeichnet',
  'ignored: top left': 'ignoriert: oben links',
  'ignored: spread evenly': 'ignoriert: gleichmäßig verteilt',
  'Each max pooling returns its value to the cell that won on the forward pass (the switch); the signal is then rectified and filtered with the transposed kernels. {0} marks the pattern that the filters found, where the image has it. It does not show why the network decided.':
    'Jedes Max-Pooling gibt seinen Wert an die Zelle zurück, die im Vorwärtsdurchlauf gewonnen hat (den Schalter); danach wird das Signal gleichgerichtet und mit den transponierten Kernen gefiltert. {0} markiert das Muster, das die Filter gefunden haben, dort, wo das Bild es hat. Warum das Netz so entschieden hat, zeigt es nicht.',
  'Without switches, each max pooling returns its value to the first cell of its window. The filters’ patterns remain; the shapes of this image are lost.':
    'Ohne Schalter gibt jedes Max-Pooling seinen Wert an die erste Zelle seines Fensters zurück. Die Muster der Filter bleiben; die Formen dieses Bildes gehen verloren.',
  'Without switches, each max pooling spreads its value evenly over its window. The filters’ patterns blur; the shapes of this image are lost.':
    'Ohne Schalter verteilt jedes Max-Pooling seinen Wert gleichmäßig auf sein Fenster. Die Muster der Filter verschwimmen; die Formen dieses Bildes gehen verloren.',
  'Both reconstructions start from the same values and pass the same filters. They differ only at the max poolings: what is sharp with switches and not without comes from this image, not from the filters.':
    'Beide Rekonstruktionen gehen von denselben Werten aus und durchlaufen dieselben Filter. Sie unterscheiden sich nur bei den Max-Poolings: Was mit Schaltern scharf ist und ohne sie nicht, kommt aus diesem Bild, nicht aus den Filtern.',
  'Only the filters lie between this layer and the image: each activation paints its filter at its place, scaled by its value.':
    'Zwischen dieser Schicht und dem Bild liegen nur die Filter: Jede Aktivierung zeichnet ihren Filter an ihre Stelle, skaliert mit ihrem Wert.',
  'No max pooling lies below, so no switches record where the image had its patterns, and the deconvnet paints nearly the same pattern for every image. Guided backpropagation takes the gates of the ReLUs from the image instead.':
    'Darunter liegt kein Max-Pooling, also halten keine Schalter fest, wo das Bild seine Muster hatte, und das DeconvNet zeichnet für jedes Bild fast dasselbe Muster. Guided Backpropagation nimmt stattdessen die Tore der ReLUs aus dem Bild.',
  'No max pooling lies below, so no switches record where the image had its patterns. Keep one activation or one map to compare guided backpropagation, which takes the gates of the ReLUs from the image.':
    'Darunter liegt kein Max-Pooling, also halten keine Schalter fest, wo das Bild seine Muster hatte. Eine Aktivierung oder eine Karte wählen, um Guided Backpropagation zu vergleichen, das die Tore der ReLUs aus dem Bild nimmt.',
  'The reconstruction is empty: the kept activations are zero, or nothing positive is left after rectification.':
    'Die Rekonstruktion ist leer: Die gewählten Aktivierungen sind null, oder nach dem Gleichrichten bleibt nichts Positives.',
  'Share of test images right: {0}': 'Anteil richtig erkannter Testbilder: {0}',
  epochs: 'Epochen',
  end: 'Ende',
  '{0} right': '{0} richtig',
  'not available': 'nicht verfügbar',
  'predicts {0} ({1})': 'sagt {0} voraus ({1})',
  'Reconstruction {0}': 'Rekonstruktion {0}',
  'Moment of the training': 'Zeitpunkt des Trainings',
  '{0} to {1}': '{0} bis {1}',
  'One color range for all epochs': 'Eine Farbskala für alle Epochen',
  Maps: 'Karten',
  'fully trained': 'fertig trainiert',
  'before training': 'vor dem Training',
  'after 1 epoch': 'nach 1 Epoche',
  'after {0} epochs': 'nach {0} Epochen',
  '{0}, {1} of the test images right': '{0}, {1} der Testbilder richtig',
  'Feature maps of the {0} {1} and {2}: correlation {3}.':
    'Merkmalskarten der Schicht „{0}“ {1} und {2}: Korrelation {3}.',
  'Reconstruction: the strongest activation': 'Rekonstruktion: die stärkste Aktivierung',
  'Reconstruction: all feature maps': 'Rekonstruktion: alle Merkmalskarten',
  'Reconstruction: map {0}': 'Rekonstruktion: Karte {0}',
  'Reconstruction: the strongest activation in map {0}':
    'Rekonstruktion: die stärkste Aktivierung in Karte {0}',
  'Reconstruction: map {0} at row {1}, column {2}':
    'Rekonstruktion: Karte {0} in Zeile {1}, Spalte {2}',
  'Reconstruction: the strongest activation at row {0}, column {1}':
    'Rekonstruktion: die stärkste Aktivierung in Zeile {0}, Spalte {1}',
  'map {0}, sum {1}': 'Karte {0}, Summe {1}',
  'map {0}, activation {1}': 'Karte {0}, Aktivierung {1}',
  'Feature maps: {0}': 'Merkmalskarten: {0}',
  'Filters: {0}': 'Filter: {0}',
  'Each has its own color range.': 'Jede hat ihre eigene Farbskala.',
  '{0}, {1} to {2} of {3}': '{0}, {1} bis {2} von {3}',
  '{0} images, 0 everywhere.': '{0} Bilder, überall 0.',
  '{0} images; the strongest is {1} ({2}).': '{0} Bilder; das stärkste ist {1} ({2}).',
  '{0} images; the strongest is {1} ({2}), {3} are 0 everywhere.':
    '{0} Bilder; das stärkste ist {1} ({2}), {3} sind überall 0.',
  'largest activation': 'größte Aktivierung',
  'Feature maps of the {0}': 'Merkmalskarten der Schicht „{0}“',
  '{0} of {1} × {2}': '{0} zu {1} × {2}',
  'Filters, feature maps and reconstructions of the {0}':
    'Filter, Merkmalskarten und Rekonstruktionen der Schicht „{0}“',
  'Filters and feature maps of the {0}': 'Filter und Merkmalskarten der Schicht „{0}“',
  'Feature maps and reconstructions of the {0}':
    'Merkmalskarten und Rekonstruktionen der Schicht „{0}“',
  'mid-gray': 'mittleres Grau',
  'the middle color': 'die mittlere Farbe',
  'Filters: each scaled to its largest weight; 0 is {0}.':
    'Filter: jeder auf sein größtes Gewicht skaliert; 0 ist {0}.',
  'Reconstructions: up to ±{0}; 0 is {1}.': 'Rekonstruktionen: bis ±{0}; 0 ist {1}.',
  'Reconstructions: each scaled to its largest value; 0 is {0}.':
    'Rekonstruktionen: jede auf ihren größten Wert skaliert; 0 ist {0}.',
  '−max': '−Max.',
  'max of each map, above it': 'Max. jeder Karte, darüber',
  Previous: 'Zurück',
  '{0} to {1} of {2} filters': '{0} bis {1} von {2} Filtern',
  Next: 'Weiter',
  'Switches of the max pooling': 'Schalter des Max-Poolings',
  'Switches of filter {0}: point at a cell of the pooled map, or use the arrow keys':
    'Schalter von Filter {0}: auf eine Zelle der gepoolten Karte zeigen oder die Pfeiltasten benutzen',
  'Pooled map': 'Gepoolte Karte',
  'Each value at its switch': 'Jeder Wert an seinem Schalter',
  'Receptive field of that cell': 'Rezeptives Feld dieser Zelle',
  'Row {0}, column {1} of the pooled map comes from row {2}, column {3} of the map below, which sees rows {4} to {5}, columns {6} to {7} of the image.':
    'Zeile {0}, Spalte {1} der gepoolten Karte stammt aus Zeile {2}, Spalte {3} der Karte darunter, die die Zeilen {4} bis {5} und die Spalten {6} bis {7} des Bildes sieht.',
  'Samples that activate the filter most': 'Beispiele, die den Filter am stärksten aktivieren',
  'Choose one filter to see the samples that activate it most.':
    'Einen Filter wählen, um die Beispiele zu sehen, die ihn am stärksten aktivieren.',
  'The model’s samples that activate filter {0} of the {1} most':
    'Die Beispiele des Modells, die Filter {0} der Schicht „{1}“ am stärksten aktivieren',
  'The model’s card lists no samples.': 'Die Karte des Modells nennt keine Beispiele.',
  'No sample activates this filter.': 'Kein Beispiel aktiviert diesen Filter.',
  'sample {0}': 'Beispiel {0}',
  'What the filter sees of {0}': 'Was der Filter davon sieht: {0}',
  'Reconstruction, {0}': 'Rekonstruktion, {0}',
  'Loss: no step yet': 'Verlust: noch kein Schritt',
  'Loss: {0} at first, {1} after {2} steps': 'Verlust: anfangs {0}, nach {2} Schritten {1}',
  steps: 'Schritte',
  'starting …': 'startet …',
  'step {0}: end of the training': 'Schritt {0}: Ende des Trainings',
  'step {0}, loss {1}: end of the training': 'Schritt {0}, Verlust {1}: Ende des Trainings',
  'step {0}, loss {1}': 'Schritt {0}, Verlust {1}',
  'Train {0} steps': '{0} Schritte trainieren',
  Train: 'Trainieren',
  'One step': 'Ein Schritt',
  Reset: 'Zurücksetzen',
  Filters: 'Filter',
  '{0} filters reconstruct this photograph with {1} of the codes non-zero and an error of {2}.':
    '{0} Filter rekonstruieren dieses Foto mit einem Fehler von {2}; {1} der Codes sind nicht null.',
  '{0} filters reconstruct this digit with {1} of the codes non-zero and an error of {2}.':
    '{0} Filter rekonstruieren diese Ziffer mit einem Fehler von {2}; {1} der Codes sind nicht null.',
  'The image is a sum of sparse maps, each convolved with one filter. Filters and maps are learned in alternation, from images without labels.':
    'Das Bild ist eine Summe dünn besetzter Karten, jede mit einem Filter gefaltet. Filter und Karten werden abwechselnd gelernt, aus Bildern ohne Klassen.',
  '<deconv-viewer> applies the same operation to the maps of a classifier; here the maps are inferred.':
    '<deconv-viewer> wendet dieselbe Operation auf die Karten eines Klassifikators an; hier werden die Karten erschlossen.',
  "The error is the squared error divided by the image's squared norm.":
    'Der Fehler ist der quadratische Fehler, geteilt durch die quadrierte Norm des Bildes.',
  'alternation {0} of {1}': 'Wechsel {0} von {1}',
  'Input minus reconstruction': 'Eingabe minus Rekonstruktion',
  'Sparse maps of the input': 'Dünn besetzte Karten der Eingabe',
  'Filter size {0} × {1} (restarts)': 'Filtergröße {0} × {1} (beginnt neu)',
  'Filters {0} (restarts)': '{0} Filter (beginnt neu)',
  'Learn from': 'Lernen aus',
  digits: 'Ziffern',
  photographs: 'Fotos',
  Learning: 'Lernen',
  objective: 'Zielfunktion',
  'non-zero codes': 'Codes ungleich null',
  alternation: 'Wechsel',
  error: 'Fehler',
  'The images learned from: objective and error as shares of those of empty maps, share of non-zero codes':
    'Die Bilder, aus denen gelernt wird: Zielfunktion und Fehler als Anteile derer leerer Karten, Anteil der Codes ungleich null',
  'Loss of each step': 'Verlust jedes Schritts',
  'Feature maps': 'Merkmalskarten',
  'The snapshots of the model’s own training stand above.':
    'Die Zwischenstände des eigenen Trainings stehen oben.',
  'The attribute "epochs" shows the snapshots of the model’s own training.':
    'Das Attribut "epochs" zeigt die Zwischenstände des eigenen Trainings.',
  'its weights before training': 'seinen Gewichten vor dem Training',
  'random weights': 'zufälligen Gewichten',
  'This page trains a copy of the network from {0} on {1} images; one step is a batch of 32.':
    'Diese Seite trainiert eine Kopie des Netzes, ausgehend von: {0}, mit {1} Bildern; ein Schritt ist ein Stapel von 32.',
  'This page trains a copy of the network from {0}; one step is a batch of 32.':
    'Diese Seite trainiert eine Kopie des Netzes, ausgehend von: {0}; ein Schritt ist ein Stapel von 32.',
  'The horizontal line marks the loss of guessing.':
    'Die waagerechte Linie markiert den Verlust beim Raten.',
  '{0}st': '{0}.',
  '{0}nd': '{0}.',
  '{0}rd': '{0}.',
  '{0}th': '{0}.',
  'The map is 0 everywhere.': 'Die Karte ist überall 0.',
  'Rank correlation with {0}: {1}.': 'Rangkorrelation mit {0}: {1}.',
  'Of its strongest tenth of pixels {0} are also among the strongest tenth of {1}.':
    'Von ihrem stärksten Zehntel der Pixel gehören {0} auch zum stärksten Zehntel von {1}.',
  '{0} of the map’s magnitude lies {1}.': '{0} der Beträge der Karte liegen {1}.',
  '{0} of the map lies {1}.': '{0} der Karte liegen {1}.',
  '{0} of the map’s height above its lowest value lies {1}.':
    '{0} der Höhe der Karte über ihrem niedrigsten Wert liegen {1}.',
  '{0} of the relevance, in magnitude, lies {1}.': '{0} der Relevanz, dem Betrag nach, liegen {1}.',
  '{0} of the activation lies {1}.': '{0} der Aktivierung liegen {1}.',
  'The relevance is spread over the image: no part holds more than {0} of it.':
    'Die Relevanz ist über das Bild verteilt: Kein Teil enthält mehr als {0} davon.',
  'The activation is spread over the image: no part holds more than {0} of it.':
    'Die Aktivierung ist über das Bild verteilt: Kein Teil enthält mehr als {0} davon.',
  'The map is spread over the image: no part holds more than {0} of it.':
    'Die Karte ist über das Bild verteilt: Kein Teil enthält mehr als {0} davon.',
  '{0} of it is negative, and all of that lies {1}.':
    '{0} davon sind negativ, und all das liegt {1}.',
  'All of it is negative.': 'Alles davon ist negativ.',
  'Hiding raises the score for {0} of it; the largest part of that, {1}, lies {2}.':
    'Bei {0} davon erhöht das Verdecken den Wert; der größte Teil davon, {1}, liegt {2}.',
  '{0} of it is negative; the largest part of that, {1}, lies {2}.':
    '{0} davon sind negativ; der größte Teil davon, {1}, liegt {2}.',
  '{0} lies on the bright parts of the image, which cover {1} of it.':
    '{0} liegen auf den hellen Teilen des Bildes, die {1} davon bedecken.',
  '{0} lies on the dark parts of the image, which cover {1} of it.':
    '{0} liegen auf den dunklen Teilen des Bildes, die {1} davon bedecken.',
  'in the upper left': 'oben links',
  'at the top': 'oben',
  'in the upper right': 'oben rechts',
  'on the left': 'links',
  'in the middle': 'in der Mitte',
  'on the right': 'rechts',
  'in the lower left': 'unten links',
  'at the bottom': 'unten',
  'in the lower right': 'unten rechts',
  '{0}, image {1}': '{0}, Bild {1}',
  Left: 'Links',
  Right: 'Rechts',
  Top: 'Oben',
  Bottom: 'Unten',
  '{0}: the map is 0 everywhere.': '{0}: Die Karte ist überall 0.',
  '{0}: the sum of each part of the image with its sign, and its share of the map’s magnitude. The sums add up to {1}.':
    '{0}: die Summe jedes Bildteils mit ihrem Vorzeichen und sein Anteil an den Beträgen der Karte. Die Summen ergeben zusammen {1}.',
  'Map as a table': 'Karte als Tabelle',
  'layer {0}': '{0}',
  'the {0}': '„{0}“',
  '“{0}”': '„{0}“',
  Layers: 'Schichten',
  'Other layers, by name': 'Andere Schichten, nach Namen',
  'Layers, by name': 'Schichten, nach Namen',
  'Layers without positions': 'Schichten ohne Positionen',
  'Maps of {0}': 'Karten von {0}',
  'Maps of {0} to {1}': 'Karten von {0} bis {1}',
  '{0}, {1} of {2}': '{0}, {1} von {2}',
  'CAM layer': 'CAM-Schicht',
  'last convolution': 'letzte Faltung',
  'last convolution: {0}': 'letzte Faltung: {0}',
  'Where {0} found patterns that raise the score.':
    'Wo die Schicht {0} Muster fand, die den Score erhöhen.',
  'The map has the resolution of that layer; patterns that lower the score are left out.':
    'Die Karte hat die Auflösung dieser Schicht; Muster, die den Score senken, bleiben weg.',
  'Where {0} found patterns that raise the output. The map has the resolution of that layer; patterns that lower the output are left out.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe erhöhen. Die Karte hat die Auflösung dieser Schicht; Muster, die die Ausgabe senken, bleiben weg.',
  'Where {0} found patterns that excite this neuron. The map has the resolution of that layer.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen. Die Karte hat die Auflösung dieser Schicht.',
  'Where {0} found patterns that raise the score. Small regions count as much as large ones.':
    'Wo die Schicht {0} Muster fand, die den Score erhöhen. Kleine Bereiche zählen so viel wie große.',
  'Where {0} found patterns that raise the output. Only positive gradients weigh.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe erhöhen. Nur positive Gradienten zählen.',
  'Where {0} found patterns that excite this neuron. Only positive gradients weigh.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen. Nur positive Gradienten zählen.',
  'Where {0} raises the score: each activation is weighted by its own gradient.':
    'Wo die Schicht {0} den Score erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet.',
  'Where {0} raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Wo die Schicht {0} die Ausgabe erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die die Ausgabe senken, bleiben leer.',
  'Where {0} excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Wo die Schicht {0} dieses Neuron erregt: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die es hemmen, bleiben leer.',
  'Where {0} found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Wo die Schicht {0} Muster fand, die den Score erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where {0} found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where {0} found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where {0} differs most from its mean: the first principal component of its maps.':
    'Wo die Schicht {0} am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten.',
  'Where {0} differs most from its mean: the first principal component of its maps. The map shows where activations vary most, not what raises the output.':
    'Wo die Schicht {0} am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Die Karte zeigt, wo die Aktivierungen am stärksten schwanken, nicht, was die Ausgabe erhöht.',
  'Where {0} differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Wo die Schicht {0} am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Sie ist für jedes Neuron darüber dieselbe.',
  'Where {0} found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Wo die Schicht {0} Muster fand, die den Score erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist.',
  'Where {0} found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. The map has the resolution of that layer; patterns that lower the output are left out.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte hat die Auflösung dieser Schicht; Muster, die die Ausgabe senken, bleiben weg.',
  'Where {0} found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. The map has the resolution of that layer.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte hat die Auflösung dieser Schicht.',
  'gray {0}': 'grau {0}',
  'black {0}': 'schwarz {0}',
  'white {0}': 'weiß {0}',
  'all 0': 'alles 0',
  'No relevance reaches the pixels.': 'Bei den Pixeln kommt keine Relevanz an.',
  '{0} of the relevance lies in {1}.': '{0} der Relevanz liegen in {1}.',
  '{0} of the positive relevance lies in {1}.': '{0} der positiven Relevanz liegen in {1}.',
  'Negative relevance outweighs positive ({0} and {1}); {2} of it lies in {3}.':
    'Die negative Relevanz überwiegt die positive ({0} gegen {1}); {2} davon liegen in {3}.',
  'Negative relevance outweighs positive ({0} and {1}); it is spread over the image.':
    'Die negative Relevanz überwiegt die positive ({0} gegen {1}); sie ist über das Bild verteilt.',
  'The relevance is spread over the image; no region stands out.':
    'Die Relevanz ist über das Bild verteilt; kein Bereich sticht heraus.',
  'The positive relevance is spread over the image; no region stands out.':
    'Die positive Relevanz ist über das Bild verteilt; kein Bereich sticht heraus.',
  'In magnitude, the relevance adds up to {0} times the score.':
    'Dem Betrag nach summiert sich die Relevanz auf das {0}-Fache des Scores.',
  'In magnitude, the relevance adds up to {0} times the score under {1}, and to {2} times under {3}.':
    'Dem Betrag nach summiert sich die Relevanz mit {1} auf das {0}-Fache des Scores, mit {3} auf das {2}-Fache.',
  '{0} of the pixels lie beyond': '{0} der Pixel liegen außerhalb',
  'Reconstructions: each scaled to the {0} percentile of its magnitudes; 0 is {1}.':
    'Rekonstruktionen: jede auf das {0} Perzentil ihrer Beträge skaliert; 0 ist {1}.',
  'automatic: {0}': 'automatisch: {0}',
  'automatic: by method': 'automatisch: je nach Methode',
  'Color channels': 'Farbkanäle',
  'Colors end at': 'Farben enden bei',
  'Image position': 'Lage des Bilds',
  'signed sum': 'Summe mit Vorzeichen',
  'strongest channel': 'stärkster Kanal',
  'red, green, blue': 'Rot, Grün, Blau',
  automatic: 'automatisch',
  'beside the maps': 'neben den Karten',
  'under the maps': 'unter den Karten',
  'the largest value': 'größter Wert',
  'In color ({0}): mid-gray is 0; red, green and blue show the map of each color channel.':
    'In Farbe ({0}): Mittelgrau ist 0; Rot, Grün und Blau zeigen die Karte jedes Farbkanals.',
  '{0}st percentile': '{0}. Perzentil',
  '{0}nd percentile': '{0}. Perzentil',
  '{0}rd percentile': '{0}. Perzentil',
  '{0}th percentile': '{0}. Perzentil',
  'absorbed by ε': 'von ε absorbiert',
  'absorbed by biases': 'von Biases absorbiert',
  'lost at zeros': 'an Nullen verloren',
  'lost to padding': 'ans Padding verloren',
  'left out': 'ausgelassen',
  'passed on': 'weitergegeben',
  'the class': 'die Klasse',
  'Some layers use other rules, which the author or reader chose.':
    'Einzelne Schichten haben andere Regeln, die der Autor oder der Leser gewählt hat.',
  'Only relevance through {0} of the {1}: {2} of {3}.':
    'Nur die Relevanz durch {0} der Schicht „{1}“: {2} von {3}.',
  'Only relevance through {0} of the {1}: {2} of {3} ({4}).':
    'Nur die Relevanz durch {0} der Schicht „{1}“: {2} von {3} ({4}).',
  'Show all relevance': 'Die ganze Relevanz zeigen',
  'all units': 'alle Einheiten',
  'unit {0}': 'Einheit {0}',
  'all channels': 'alle Kanäle',
  'channel {0}': 'Kanal {0}',
  Conservation: 'Erhaltung',
  Denominators: 'Nenner',
  'Rule of each layer': 'Regel jeder Schicht',
  Rules: 'Regeln',
  'Gradient × input': 'Gradient × Eingabe',
  Inspect: 'Untersuchen',
  'class score': 'Klassen-Score',
  nothing: 'nichts',
  'its rivals': 'ihre Rivalen',
  'the other classes': 'die anderen Klassen',
  'rather than': 'und nicht',
  'the mean of the other classes': 'dem Mittel der anderen Klassen',
  'the weighted mean of its rivals': 'dem gewichteten Mittel ihrer Rivalen',
  '{0} raise the score of {1} relative to {2}, {3} lower it.':
    '{0} erhöhen den Score von {1} gegenüber {2}, {3} senken ihn.',
  'The map explains the score of {0} relative to {1}.':
    'Die Karte erklärt den Score von {0} gegenüber {1}.',
  'The network predicts the class that the contrast names, so the map explains that class by itself.':
    'Das Netz sagt die Klasse voraus, die der Kontrast nennt; die Karte erklärt deshalb diese Klasse für sich allein.',
  'Start with': 'Beginnen mit',
  Biases: 'Biases',
  'in the denominators': 'in den Nennern',
  ignored: 'ignoriert',
  'Dense layers as convolutions': 'Dense-Schichten als Faltungen',
  'LRP-0, transposed': 'LRP-0, transponiert',
  'LRP-flat': 'LRP-flat',
  'LRP, ε and z+': 'LRP, ε und z+',
  'LRP, ε and α2β1': 'LRP, ε und α2β1',
  'LRP, ε, z+ and flat': 'LRP, ε, z+ und flat',
  'LRP, ε, γ and box': 'LRP, ε, γ und Box',
  'LRP, ε, α2β1 and flat': 'LRP, ε, α2β1 und flat',
  'LRP-box': 'LRP-Box',
  'Relevance is distributed by the distance of each input from its bounds.':
    'Relevanz wird nach dem Abstand jeder Eingabe von ihren Grenzen verteilt.',
  'Excitation backprop': 'Excitation Backprop',
  Composites: 'Komposite',
  'One rule for all layers': 'Eine Regel für alle Schichten',
  'by contribution': 'nach Beitrag',
  passes: 'reicht durch',
  'winner takes all': 'an den Sieger',
  'signal takes all': 'an das Signal',
  'equal parts': 'gleiche Teile',
  '{0} contribute to {1}, {2} count against it: LRP distributes a relevance of 1 to the pixels, layer by layer.':
    '{0} tragen zu {1} bei, {2} zählen dagegen: LRP verteilt eine Relevanz von 1 Schicht für Schicht auf die Pixel.',
  'Each neuron passes its relevance to its inputs in proportion to their contributions; where positive and negative contributions nearly cancel, the denominator is close to 0 and relevance becomes very large.':
    'Jedes Neuron gibt seine Relevanz im Verhältnis der Beiträge an seine Eingaben weiter; wo positive und negative Beiträge sich fast aufheben, liegt der Nenner nahe 0, und die Relevanz wird sehr groß.',
  'LRP-0 as textbooks draw it, with transposed convolutions and the same numbers: each neuron passes its relevance to its inputs in proportion to their contributions; where positive and negative contributions nearly cancel, the denominator is close to 0 and relevance becomes very large.':
    'LRP-0, wie Lehrbücher es zeichnen, mit transponierten Faltungen und denselben Zahlen: Jedes Neuron gibt seine Relevanz im Verhältnis der Beiträge an seine Eingaben weiter; wo positive und negative Beiträge sich fast aufheben, liegt der Nenner nahe 0, und die Relevanz wird sehr groß.',
  'Each neuron passes its relevance to its inputs in proportion to their contributions; ε in the denominator absorbs relevance where contributions cancel. A larger ε gives a calmer map that accounts for less of the score.':
    'Jedes Neuron gibt seine Relevanz im Verhältnis der Beiträge an seine Eingaben weiter; ε im Nenner absorbiert Relevanz, wo Beiträge sich aufheben. Ein größeres ε gibt eine ruhigere Karte, die weniger vom Score erklärt.',
  'Each neuron passes its relevance to its inputs in proportion to their contributions, with the positive ones increased by γ.':
    'Jedes Neuron gibt seine Relevanz im Verhältnis der Beiträge an seine Eingaben weiter, wobei γ die positiven verstärkt.',
  'Positive and negative contributions are distributed separately: α times the positive part minus β times the negative part.':
    'Positive und negative Beiträge werden getrennt verteilt: α-mal der positive Teil minus β-mal der negative.',
  'Only positive contributions receive relevance.': 'Nur positive Beiträge erhalten Relevanz.',
  'Relevance is distributed in proportion to the squared weights, whatever the inputs.':
    'Relevanz wird im Verhältnis der quadrierten Gewichte verteilt, unabhängig von den Eingaben.',
  'Each neuron distributes its relevance in equal parts to all its inputs, so the map shows only where relevant neurons look.':
    'Jedes Neuron verteilt seine Relevanz zu gleichen Teilen auf alle seine Eingaben; die Karte zeigt daher nur, wohin relevante Neuronen blicken.',
  'Dense layers use LRP-ε, convolutions LRP-γ (positive contributions favored), the first layer LRP-box (distance of each pixel from the input’s bounds).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-γ (positive Beiträge verstärkt), die erste Schicht LRP-Box (Abstand jedes Pixels von den Grenzen der Eingabe).',
  'Dense layers use LRP-ε, convolutions LRP-z+ (positive contributions only).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-z+ (nur positive Beiträge).',
  'Dense layers use LRP-ε, convolutions LRP-z+ (positive contributions only), the first layer LRP-flat (equal parts).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-z+ (nur positive Beiträge), die erste Schicht LRP-flat (gleiche Teile).',
  'Dense layers use LRP-ε, convolutions LRP-α2β1 (twice the positive minus the negative contributions).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-α2β1 (das Doppelte der positiven minus die negativen Beiträge).',
  'Dense layers use LRP-ε, convolutions LRP-α2β1 (twice the positive minus the negative contributions), the first layer LRP-flat (equal parts).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-α2β1 (das Doppelte der positiven minus die negativen Beiträge), die erste Schicht LRP-flat (gleiche Teile).',
  'Every layer distributes relevance to positive contributions only.':
    'Jede Schicht verteilt Relevanz nur auf positive Beiträge.',
  'LRP starts with a relevance of 1 for {0} and −1 for {1}, and distributes it to the pixels, layer by layer.':
    'LRP beginnt mit einer Relevanz von 1 bei {0} und −1 bei {1} und verteilt sie Schicht für Schicht auf die Pixel.',
  'LRP distributes the difference of the two scores to the pixels, layer by layer.':
    'LRP verteilt den Unterschied der beiden Scores Schicht für Schicht auf die Pixel.',
  '{0} contribute to {1}, {2} count against it: LRP distributes the class score to the pixels, layer by layer.':
    '{0} tragen zu {1} bei, {2} zählen dagegen: LRP verteilt den Score der Klasse Schicht für Schicht auf die Pixel.',
  Default: 'Vorgabe',
  Automatic: 'Automatisch',
  'Automatic: {0}': 'Automatisch: {0}',
  '{0} of the score reaches the pixels; {1}.': '{0} des Scores erreichen die Pixel; {1}.',
  '{0} of the relevance reaches the pixels; {1}.': '{0} der Relevanz erreichen die Pixel; {1}.',
  'The relevance at the pixels sums to {0} of the score, with the opposite sign; {1}.':
    'Die Relevanz auf den Pixeln summiert sich zu {0} des Scores, mit umgekehrtem Vorzeichen; {1}.',
  'The relevance at the pixels sums to {0} of what was distributed, with the opposite sign; {1}.':
    'Die Relevanz auf den Pixeln summiert sich zu {0} dessen, was verteilt wurde, mit umgekehrtem Vorzeichen; {1}.',
  'Only {0} of the score reaches the pixels; {1}. The map shows only that share.':
    'Nur {0} des Scores erreichen die Pixel; {1}. Die Karte zeigt nur diesen Anteil.',
  'Only {0} of the relevance reaches the pixels; {1}. The map shows only that share.':
    'Nur {0} der Relevanz erreichen die Pixel; {1}. Die Karte zeigt nur diesen Anteil.',
  'biases absorb {0}': 'Biases absorbieren {0}',
  'ε absorbs {0}': 'ε absorbiert {0}',
  '{0} is lost at denominators of 0': '{0} gehen an Nennern von 0 verloren',
  'padding absorbs {0}': 'der Rand absorbiert {0}',
  'Share that reaches the pixels: {0}.': 'Anteil, der die Pixel erreicht: {0}.',
  '{0} is left out': '{0} sind ausgelassen',
  'the rest is lost in small amounts': 'der Rest geht in kleinen Anteilen verloren',
  '{0} contribute to {1}, {2} count against it.': '{0} tragen zu {1} bei, {2} zählen dagegen.',
  'These rules are the default for networks with depthwise convolutions.':
    'Diese Regeln sind die Voreinstellung für Netze mit Depthwise-Faltungen.',
  'Positive and negative relevance grow {0}-fold on the way to the pixels, most in the {1}, where denominators are near 0: the map shows these divisions more than the prediction.':
    'Positive und negative Relevanz wachsen auf dem Weg zu den Pixeln auf das {0}-Fache, am meisten in der Schicht „{1}“, wo Nenner nahe 0 sind: Die Karte zeigt eher diese Divisionen als die Vorhersage.',
  'The map shows how this score is composed, not how it would change with a pixel.':
    'Die Karte zeigt, wie sich dieser Score zusammensetzt, nicht, wie er sich mit einem Pixel ändern würde.',
  'The maps distribute the same score under different rules; none of them is the correct one.':
    'Die Karten verteilen denselben Score nach verschiedenen Regeln; keine davon ist die richtige.',
  'No relevance reaches the pixels: all of it was absorbed or lost in the layers above.':
    'Bei den Pixeln kommt keine Relevanz an: Sie wurde in den Schichten darüber ganz absorbiert oder ging verloren.',
  'In each layer, ε is {0} times the root mean square of the layer’s denominators.':
    'In jeder Schicht ist ε das {0}-Fache des quadratischen Mittels ihrer Nenner.',
  'ε relative to each layer': 'ε relativ zu jeder Schicht',
  '{0} × layer RMS': '{0} × RMS der Schicht',
  '{0}, summed over its maps': '{0}, über ihre Karten summiert',
  '{0}, summed over its maps: {1}': '{0}, über ihre Karten summiert: {1}',
  'ε absorbs': 'ε absorbiert',
  'biases absorb': 'Biases absorbieren',
  sum: 'Summe',
  '{0} of {1}': '{0} von {1}',
  'sum of magnitudes': 'Summe der Beträge',
  'Sum of the absolute relevance of all pixels': 'Summe der Beträge der Relevanz aller Pixel',
  'half of it in': 'die Hälfte davon in',
  '{0} of {1} pixels': '{0} von {1} Pixeln',
  'largest difference': 'größte Differenz',
  'The largest difference of a pixel from gradient × input':
    'Die größte Differenz eines Pixels zu Gradient × Eingabe',
  Channel: 'Kanal',
  Unit: 'Einheit',
  relevance: 'Relevanz',
  'Channels of the {0}': 'Kanäle der Schicht „{0}“',
  'Channels of the {0}, by relevance': 'Kanäle der Schicht „{0}“, nach Relevanz',
  'Units of the {0}, by relevance': 'Einheiten der Schicht „{0}“, nach Relevanz',
  '{0} of {1} have relevance': '{0} von {1} haben Relevanz',
  '{0}; click a channel, or a position in the map above, to keep only its relevance':
    '{0}; ein Klick auf einen Kanal oder auf eine Position in der Karte oben behält nur deren Relevanz',
  '{0}; click a unit to keep only its relevance':
    '{0}; ein Klick auf eine Einheit behält nur deren Relevanz',
  '{0} to {1} of {2}': '{0} bis {1} von {2}',
  'The numbers': 'Die Zahlen',
  'Sums of relevance': 'Summen der Relevanz',
  layer: 'Schicht',
  arrives: 'kommt an',
  'all layers': 'alle Schichten',
  'Conservation report': 'Erhaltungsbilanz',
  'Conservation report, layer by layer: {0}': 'Erhaltungsbilanz, Schicht für Schicht: {0}',
  image: 'Bild',
  '{0} arrives, {1} passed on': '{0} kommt an, {1} weitergegeben',
  'Relevance placed on {0}: {1}. {2} reaches the pixels; {3}. Total {4} (each term computed independently).':
    'Relevanz auf {0}: {1}. {2} erreichen die Pixel; {3}. Summe {4} (jeder Term unabhängig berechnet).',
  'Relevance placed on {0}: {1}. {2} reaches the pixels. Total {3} (each term computed independently).':
    'Relevanz auf {0}: {1}. {2} erreichen die Pixel. Summe {3} (jeder Term unabhängig berechnet).',
  'Denominators in the {0}': 'Nenner in der Schicht „{0}“',
  'The rule of this layer has no denominators.': 'Die Regel dieser Schicht hat keine Nenner.',
  'Denominators of': 'Nenner von',
  'Histogram. {0}': 'Histogramm. {0}',
  '1 is exactly 0.': '1 ist genau 0.',
  '{0} are exactly 0.': '{0} sind genau 0.',
  'The height of a bar is the logarithm of its count.':
    'Die Höhe eines Balkens ist der Logarithmus seiner Anzahl.',
  '{0} of {1} denominators are within ±{2} of 0 (a thousandth of the largest); no relevance reaches them.':
    '{0} von {1} Nennern liegen höchstens ±{2} von 0 entfernt (ein Tausendstel des größten); keine Relevanz erreicht sie.',
  '{0} of {1} denominators are within ±{2} of 0 (a thousandth of the largest); {3} of the relevance reaches them.':
    '{0} von {1} Nennern liegen höchstens ±{2} von 0 entfernt (ein Tausendstel des größten); {3} der Relevanz erreichen sie.',
  here: 'hier',
  'Relevance in every layer': 'Relevanz in jeder Schicht',
  'Relevance in every layer, from the class scores to the image':
    'Relevanz in jeder Schicht, von den Klassen-Scores bis zum Bild',
  'max of each layer': 'Max. jeder Schicht',
  '1 layer that passes relevance on unchanged is left out':
    'ohne 1 Schicht, die Relevanz unverändert weitergibt',
  '{0} layers that pass relevance on unchanged are left out':
    'ohne {0} Schichten, die Relevanz unverändert weitergeben',
  'In layers without positions, each stripe is a unit.':
    'In Schichten ohne Positionen ist jeder Streifen eine Einheit.',
  'Dots mark denominators of exactly 0.': 'Punkte markieren Nenner, die genau 0 sind.',
  'Rank correlation with the original map': 'Rangkorrelation mit der ursprünglichen Karte',
  'layers with random weights, from the top': 'Schichten mit Zufallsgewichten, von oben',
  'A map that depends on the learned weights must change when layers are randomized, from the class scores down. Rules that use only positive contributions, such as z+, change little: they converge to nearly the same map, whatever the upper layers compute ({0}, {1}).':
    'Eine Karte, die von den gelernten Gewichten abhängt, muss sich ändern, wenn Schichten von den Klassen-Scores abwärts zufällige Gewichte bekommen. Regeln, die nur positive Beiträge verwenden, wie z+, ändern sich wenig: Sie konvergieren gegen fast dieselbe Karte, was immer die oberen Schichten berechnen ({0}, {1}).',
  '{0} with {1} randomized': '{0} bei {1} zufälligen',
  'randomized layers, from the class scores down':
    'Schichten mit zufälligen Gewichten, von den Klassen-Scores abwärts',
  'Score of {0} by output position': 'Score von {0} je Ausgabeposition',
  'Relevance for the output in row {0}, column {1}.':
    'Relevanz für die Ausgabe in Zeile {0}, Spalte {1}.',
  'Relevance for all {0} outputs together.': 'Relevanz für alle {0} Ausgaben zusammen.',
  'Explain all outputs': 'Alle Ausgaben erklären',
  'Click an output to explain it alone.': 'Eine Ausgabe anklicken, um nur sie zu erklären.',
  'Pixel inspector: arrow keys move by one pixel.':
    'Pixel-Inspektor: Pfeiltasten gehen ein Pixel weiter.',
  'Point at a pixel, or use the arrow keys, to see its relevance in each layer.':
    'Auf ein Pixel zeigen oder die Pfeiltasten benutzen, um seine Relevanz in jeder Schicht zu sehen.',
  'In the layers, at this position: {0}.': 'In den Schichten, an dieser Stelle: {0}.',
  'Row {0}, column {1}: {2}.': 'Zeile {0}, Spalte {1}: {2}.',
  'Row {0}, column {1}: relevance {2}.': 'Zeile {0}, Spalte {1}: Relevanz {2}.',
  'Row {0}, column {1}: relevance {2}, {3} of the total.':
    'Zeile {0}, Spalte {1}: Relevanz {2}, {3} der gesamten.',
  'Rules from the class scores to the image': 'Regeln von den Klassen-Scores bis zum Bild',
  rule: 'Regel',
  number: 'Zahl',
  'Back to the composite': 'Zurück zum Komposit',
  'Rule of the {0}': 'Regel der Schicht „{0}“',
  '(chosen)': '(gewählt)',
  '{0} in the {1} (relevance reaches none of them)':
    '{0} in der Schicht „{1}“ (Relevanz erreicht keinen davon)',
  '{0} in the {1} (relevance reaches {2} of them)':
    '{0} in der Schicht „{1}“ (Relevanz erreicht {2} davon)',
  'Denominators of exactly 0: {0}. Relevance lost there: {1}.':
    'Nenner, die genau 0 sind: {0}. Dort verlorene Relevanz: {1}.',
  'Neuron picker: arrow keys move one place. Now row {0} of {1}, column {2} of {3}.':
    'Neuron wählen: Pfeiltasten gehen eine Stelle weiter. Jetzt Zeile {0} von {1}, Spalte {2} von {3}.',
  'Neuron picker: arrow keys move one place. There are {0} rows and {1} columns.':
    'Neuron wählen: Pfeiltasten gehen eine Stelle weiter. Es gibt {0} Zeilen und {1} Spalten.',
  'Row {0}, column {1}.': 'Zeile {0}, Spalte {1}.',
  'Arrow keys move; Home and End go to the ends of the row, with Ctrl to the corners; Page Up and Page Down move further; Escape takes it back.':
    'Pfeiltasten: einen Schritt weiter; Pos1 und Ende: zu den Enden der Zeile, mit Strg in die Ecken; Bild auf und Bild ab: weiter nach oben oder unten; Escape macht es rückgängig.',
  'Arrow keys move; Home and End go to the first and the last; Page Up and Page Down move further; Enter chooses.':
    'Pfeiltasten: einen Schritt weiter; Pos1 und Ende: zum ersten und letzten; Bild auf und Bild ab: mehrere Schritte; Eingabe wählt aus.',
  'Probability of {0}': 'Wahrscheinlichkeit für {0}',
  Probability: 'Wahrscheinlichkeit',
  Unoccluded: 'Unverdeckt',
  'With this part hidden': 'Mit diesem Teil verdeckt',
  'Probability with the occluder': 'Wahrscheinlichkeit mit der Abdeckung',
  'not known yet': 'noch nicht bekannt',
  hidden: 'verborgen',
  '{0}: hidden': '{0}: verborgen',
  'before {0}': 'vorher {0}',
  'Predicted classes at {0} positions': 'Vorhergesagte Klassen an {0} Stellen',
  '{0}, unchanged: {1}': '{0}, unverändert: {1}',
  'Wherever the occluder is, {0} stays at {1}.': 'Wo die Abdeckung auch liegt, {0} bleibt bei {1}.',
  'Hiding {0} ({1}) drops {2} from {3} to {4}: the network now predicts {5}.':
    'Wird das Bild {0} verdeckt ({1}), fällt {2} von {3} auf {4}: Das Netz sagt nun {5} vorher.',
  'Hiding {0} ({1}) drops {2} from {3} to {4}.':
    'Wird das Bild {0} verdeckt ({1}), fällt {2} von {3} auf {4}.',
  '{0} becomes {1}': 'aus {0} wird {1}',
  'still {0}, {1}': 'weiterhin {0}, {1}',
  'Hiding any part raises {0}, {1} ({2}) least: from {3} to {4}.':
    'Was auch verdeckt wird, {0} steigt, {1} ({2}) am wenigsten: von {3} auf {4}.',
  'Hiding {0} ({1}) leaves {2} unchanged.':
    'Wird das Bild {0} verdeckt ({1}), bleibt {2} unverändert.',
  'Hiding {0} ({1}) raises {2} to {3}.': 'Wird das Bild {0} verdeckt ({1}), steigt {2} auf {3}.',
  'Hiding {0} ({1}) lowers {2} least, to {3}.':
    'Wird das Bild {0} verdeckt ({1}), sinkt {2} am wenigsten, auf {3}.',
  'Predicted class at each position': 'Vorhergesagte Klasse an jeder Stelle',
  'Probability at each position, in %': 'Wahrscheinlichkeit an jeder Stelle, in %',
  'Logit of {0} at each position': 'Logit für {0} an jeder Stelle',
  'Probability of {0} at each position, in %': 'Wahrscheinlichkeit für {0} an jeder Stelle, in %',
  'Mean drop of the logit by pixel': 'Mittlerer Rückgang des Logits je Pixel',
  'Logit of {0} relative to {1} at each position': 'Logit von {0} gegenüber {1} an jeder Stelle',
  'Probability of {0} relative to {1} at each position, in %':
    'Wahrscheinlichkeit von {0} gegenüber {1} an jeder Stelle, in %',
  'Mean drop of the logit of {0} relative to {1} by pixel':
    'Mittlerer Rückgang des Logits von {0} gegenüber {1} je Pixel',
  'Mean drop of the probability of {0} relative to {1} by pixel':
    'Mittlerer Rückgang der Wahrscheinlichkeit von {0} gegenüber {1} je Pixel',
  'Hiding {0} lowers {1}, hiding {2} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    '{0} zu verdecken verringert {1}, {2} zu verdecken vergrößert den Wert. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, deshalb kann eine andere Füllung die Karte ändern; redundante Bereiche verdecken einander.',
  'the logit of {0} relative to {1}': 'das Logit von {0} gegenüber {1}',
  'the probability of {0} relative to {1}': 'die Wahrscheinlichkeit von {0} gegenüber {1}',
  'Mean drop of the probability by pixel': 'Mittlerer Rückgang der Wahrscheinlichkeit je Pixel',
  'Occluder: arrow keys move it by its stride, with Shift by one pixel.':
    'Abdeckung: Pfeiltasten verschieben sie um ihre Schrittweite, mit der Umschalttaste um ein Pixel.',
  'Hiding {0} lowers the logit, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    '{0} zu verdecken verringert den Logit, {1} zu verdecken vergrößert ihn. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, deshalb kann eine andere Füllung die Karte ändern; redundante Bereiche verdecken einander.',
  'Hiding {0} lowers the probability, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    '{0} zu verdecken verringert die Wahrscheinlichkeit, {1} zu verdecken vergrößert sie. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, deshalb kann eine andere Füllung die Karte ändern; redundante Bereiche verdecken einander.',
  'The one position does not change the prediction.':
    'Die einzige Stelle ändert die Vorhersage nicht.',
  'None of the {0} positions changes the prediction.':
    'Keine der {0} Stellen ändert die Vorhersage.',
  '1 of {0} positions changes the prediction: to {1}.':
    '1 von {0} Stellen ändert die Vorhersage: zu {1}.',
  '{0} of {1} positions change the prediction: to {2} and others.':
    '{0} von {1} Stellen ändern die Vorhersage: zu {2} und anderen.',
  '{0} of {1} positions change the prediction: to {2}.':
    '{0} von {1} Stellen ändern die Vorhersage: zu {2}.',
  '{0} of the pixels were never hidden (hatched): the stride is longer than the occluder. The map has no value there.':
    '{0} der Pixel waren nie verdeckt (schraffiert): Die Schrittweite ist größer als die Abdeckung. Dort hat die Karte keinen Wert.',
  '{0} of the pixels were never hidden (hatched): the circles leave corners. The map has no value there.':
    '{0} der Pixel waren nie verdeckt (schraffiert): Die Kreise lassen Ecken frei. Dort hat die Karte keinen Wert.',
  '{0} of {1} positions so far.': 'Bisher {0} von {1} Stellen.',
  'Each position recomputes only what the occluder can reach, {0} of the multiplications; the numbers are the same.':
    'Jede Stelle berechnet nur neu, was die Abdeckung erreichen kann, {0} der Multiplikationen; die Zahlen sind dieselben.',
  '1 position.': '1 Stelle.',
  '{0} positions.': '{0} Stellen.',
  Shape: 'Form',
  Measure: 'Maß',
  probability: 'Wahrscheinlichkeit',
  logit: 'Logit',
  Cells: 'Zellen',
  'predicted class': 'vorhergesagte Klasse',
  Occluder: 'Abdeckung',
  Stride: 'Schrittweite',
  square: 'Quadrat',
  circle: 'Kreis',
  black: 'schwarz',
  gray: 'grau',
  white: 'weiß',
  noise: 'Rauschen',
  '0 of the model': '0 des Modells',
  Fill: 'Füllung',
  'row {0}': 'Zeile {0}',
  'rows {0} to {1}': 'Zeilen {0} bis {1}',
  'column {0}': 'Spalte {0}',
  'columns {0} to {1}': 'Spalten {0} bis {1}',
  'the upper left': 'oben links',
  'the top': 'oben',
  'the upper right': 'oben rechts',
  'the left': 'links',
  'the middle': 'in der Mitte',
  'the right': 'rechts',
  'the lower left': 'unten links',
  'the bottom': 'unten',
  'the lower right': 'unten rechts',
  'the logit of {0}': 'der Logit für {0}',
  'P({0})': 'P({0})',
  'Hidden: {0}. {1}: {2}. The network predicts {3}.':
    'Verdeckt: {0}. {1}: {2}. Das Netz sagt {3} vorher.',
  'about 1 second': 'etwa 1 Sekunde',
  'about {0} seconds': 'etwa {0} Sekunden',
  'about 1 minute': 'etwa 1 Minute',
  'about {0} minutes': 'etwa {0} Minuten',
  'about 1 hour': 'etwa 1 Stunde',
  'about {0} hours': 'etwa {0} Stunden',
  'Image, a part hidden': 'Bild, ein Teil verdeckt',
  '{0} wide, {1} high': '{0} breit, {1} hoch',
  'Image, a circle of {0} hidden': 'Bild, Kreis von {0} verdeckt',
  'Image, {0} hidden': 'Bild, {0} verdeckt',
  'Measuring: {0}': 'Gemessen wird: {0}',
  Stop: 'Anhalten',
  'Measure also:': 'Außerdem messen:',
  'Methods and their measures': 'Verfahren und ihre Maße',
  Occlusion: 'Verdeckung',
  Random: 'Zufällig',
  'LRP, automatic': 'LRP, automatisch',
  Deletion: 'Deletion',
  Insertion: 'Insertion',
  Time: 'Zeit',
  ROAD: 'ROAD',
  Infidelity: 'Infidelity',
  'Max-sensitivity': 'Max-Sensitivity',
  'Randomized weights': 'Zufällige Gewichte',
  'higher is better': 'höher ist besser',
  'lower is better': 'niedriger ist besser',
  'the mean output while the pixels that the map ranks highest are painted over with the mean color':
    'die mittlere Ausgabe, während die Pixel, die die Karte am höchsten einstuft, mit der mittleren Farbe übermalt werden',
  'the mean probability while the pixels that the map ranks highest are painted over with the mean color':
    'die mittlere Wahrscheinlichkeit, während die Pixel, die die Karte am höchsten einstuft, mit der mittleren Farbe übermalt werden',
  'the mean output while these pixels are restored in a blurred image':
    'die mittlere Ausgabe, während diese Pixel in einem unscharfen Bild wiederhergestellt werden',
  'the mean probability while these pixels are restored in a blurred image':
    'die mittlere Wahrscheinlichkeit, während diese Pixel in einem unscharfen Bild wiederhergestellt werden',
  'the time for computing the map, its forward pass included':
    'die Zeit zum Berechnen der Karte, ihr Vorwärtsdurchlauf eingeschlossen',
  'the mean output while the highest-ranked pixels, a tenth more at each step, are replaced by noisy means of their neighbors':
    'die mittlere Ausgabe, während die am höchsten eingestuften Pixel, je Schritt ein Zehntel mehr, durch verrauschte Mittel ihrer Nachbarn ersetzt werden',
  'the mean probability while the highest-ranked pixels, a tenth more at each step, are replaced by noisy means of their neighbors':
    'die mittlere Wahrscheinlichkeit, während die am höchsten eingestuften Pixel, je Schritt ein Zehntel mehr, durch verrauschte Mittel ihrer Nachbarn ersetzt werden',
  'the error of the map in predicting how the score changes when squares are hidden, from 0 (exact) to 1 (no better than an empty map)':
    'der Fehler, mit dem die Karte vorhersagt, wie sich der Score ändert, wenn Quadrate verdeckt werden, von 0 (genau) bis 1 (nicht besser als eine leere Karte)',
  'the largest change of the map, relative to its norm, when every value of the image moves by up to 2% of its range':
    'die größte Änderung der Karte, relativ zu ihrer Norm, wenn sich jeder Wert des Bildes um bis zu 2 % seines Bereichs ändert',
  'the rank correlation of the map’s magnitudes before and after randomizing the weights of the upper half of the layers; near 1, the map ignores what these layers have learned':
    'die Rangkorrelation der Beträge der Karte vor und nach dem Randomisieren der Gewichte in der oberen Hälfte der Schichten; nahe 1 ignoriert die Karte, was diese Schichten gelernt haben',
  '<1 ms': '<1 ms',
  '{0} s': '{0} s',
  '{0} ({1} forward passes, about {2} s)': '{0} ({1} Vorwärtsdurchläufe, etwa {2} s)',
  '{0} ({1} maps, about {2} s)': '{0} ({1} Karten, etwa {2} s)',
  'The measures ask different questions, so their ranks may differ without either being wrong. All ranks hold for this image only.':
    'Die Maße stellen verschiedene Fragen; ihre Ränge können sich unterscheiden, ohne dass einer falsch ist. Alle Ränge gelten nur für dieses Bild.',
  'All measures rank the methods in the same order.':
    'Alle Maße ordnen die Verfahren in derselben Reihenfolge.',
  '{0} ranks {1} {2} of {3}; {4} ranks it {5}.': '{0}: {1} auf Rang {2} von {3}; {4}: Rang {5}.',
  '{0} and {1}: {2}': '{0} und {1}: {2}',
  'rank {0}': 'Rang {0}',
  '{0}: from {1} to {2}': '{0}: von {1} bis {2}',
  'Probability of {0}: {1}': 'Wahrscheinlichkeit von {0}: {1}',
  '% of the pixels': '% der Pixel',
  'Rank correlation of the measures (1: same order of the methods; −1: reversed):':
    'Rangkorrelation der Maße (1: gleiche Reihenfolge der Verfahren; −1: umgekehrte):',
  'This stride needs {0} positions ({1} here). Showing a coarser grid.':
    'Diese Schrittweite braucht {0} Stellen (hier {1}). Gezeigt ist ein gröberes Gitter.',
  'Compute all': 'Alle berechnen',
  'Occluded images': 'Verdeckte Bilder',
  'Occluded images at {0} positions': 'Verdeckte Bilder an {0} Stellen',
  'Shown here: every {0} row and column, {1} of {2} positions.':
    'Gezeigt ist jede {0} Zeile und Spalte: {1} von {2} Stellen.',
  '{0} {1} with {2} hidden': '{0} {1}, verdeckt: {2}',
  starting: 'startet',
  'loading the model': 'lädt das Modell',
  preparing: 'bereitet vor',
  computing: 'rechnet',
  'Randomize layers from the top': 'Schichten von oben zufällig machen',
  'Save {0} as .npy': '{0} als .npy speichern',
  'Next layer': 'Nächste Schicht',
  'Adebayo et al. 2018': 'Adebayo et al. 2018',
  'Sixt et al. 2020': 'Sixt et al. 2020',
  'none of {0}': 'keine von {0}',
  '{0} of {1}: {2}': '{0} von {1}: {2}',
  '{0} of {1}: {2} down to {3}': '{0} von {1}: {2} bis {3}',
  'Its receptive field is the whole image.': 'Sein rezeptives Feld ist das ganze Bild.',
  'Its receptive field covers {0} × {1} of {2} × {3} pixels.':
    'Sein rezeptives Feld umfasst {0} × {1} von {2} × {3} Pixeln.',
  'Show the figure': 'Abbildung zeigen',
  'Reset the numbers': 'Zahlen zurücksetzen',
  '{0}: {1}, blocked by the input': '{0}: {1}, von der Eingabe gesperrt',
  '{0}: {1}, blocked by the signal': '{0}: {1}, vom Signal gesperrt',
  '{0}: {1}, blocked by the input and by the signal': '{0}: {1}, von Eingabe und Signal gesperrt',
  'not computed yet': 'noch nicht berechnet',
  input: 'Eingabe',
  'The input image': 'Das Eingabebild',
  Input: 'Eingabe',
  'output of the ReLU': 'Ausgabe des ReLU',
  'Output of the ReLU': 'Ausgabe des ReLU',
  signal: 'Signal',
  'Signal from above': 'Signal von oben',
  'Tinted where a condition holds, hatched where it fails:':
    'Getönt, wo eine Bedingung gilt, schraffiert, wo nicht:',
  '{0}: the input is positive': '{0}: Die Eingabe ist positiv',
  '{0}: the signal is positive': '{0}: Das Signal ist positiv',
  'both conditions': 'beide Bedingungen',
  Replay: 'Noch einmal',
  Image: 'Bild',
  'One neuron': 'Ein Neuron',
  Signal: 'Signal',
  Map: 'Karte',
  'shown in numbers': 'hier in Zahlen',
  'An image goes forward through the layers to one neuron. The signal of the neuron goes back through the same layers to the image. The grids show one ReLU on this way.':
    'Ein Bild geht vorwärts durch die Schichten bis zu einem Neuron. Das Signal des Neurons geht durch dieselben Schichten zurück zum Bild. Die Gitter zeigen ein ReLU auf diesem Weg.',
  Backpropagation: 'Backpropagation',
  Deconvnet: 'Deconvnet',
  'passed by backpropagation': 'durchgelassen von Backpropagation',
  'passed by deconvnet': 'durchgelassen vom Deconvnet',
  'passed by guided backprop': 'durchgelassen von Guided Backprop',
  backpropagation: 'Backpropagation',
  'the deconvnet': 'das Deconvnet',
  'guided backpropagation': 'Guided Backpropagation',
  'the input {0} and the signal {1} are both positive, so {2} pass {3}':
    'Eingabe {0} und Signal {1} sind beide positiv, also lassen {2} {3} durch',
  'the input {0} and the signal {1} are both positive, so {2} passes {3}':
    'Eingabe {0} und Signal {1} sind beide positiv, also lässt {2} {3} durch',
  'the deconvnet ignores the input and passes {0}':
    'das Deconvnet ignoriert die Eingabe und lässt {0} durch',
  'the input is {0}, so backpropagation passes {1}':
    'die Eingabe ist {0}, also lässt Backpropagation {1} durch',
  'guided backpropagation passes nothing for both reasons':
    'Guided Backpropagation lässt aus beiden Gründen nichts durch',
  'the input is {0} and the signal is {1}, so guided backpropagation passes nothing':
    'die Eingabe ist {0} und das Signal ist {1}, also lässt Guided Backpropagation nichts durch',
  'the input is {0}, so {1} pass nothing': 'die Eingabe ist {0}, also lassen {1} nichts durch',
  'the input is {0}, so {1} passes nothing': 'die Eingabe ist {0}, also lässt {1} nichts durch',
  'the signal is {0}, so {1} pass nothing': 'das Signal ist {0}, also lassen {1} nichts durch',
  'the signal is {0}, so {1} passes nothing': 'das Signal ist {0}, also lässt {1} nichts durch',
  'backpropagation passes the signal where the input is positive':
    'Backpropagation lässt das Signal durch, wo die Eingabe positiv ist',
  'the deconvnet passes the signal where the signal is positive':
    'das Deconvnet lässt das Signal durch, wo das Signal positiv ist',
  'guided backpropagation passes the signal where input and signal are both positive':
    'Guided Backpropagation lässt das Signal durch, wo Eingabe und Signal beide positiv sind',
  '{0} passes {1} of {2} signals': '{0} lässt {1} von {2} Signalen durch',
  'Point at a cell (or use the arrow keys) to see why each rule passes or blocks its signal.':
    'Auf eine Zelle zeigen (oder die Pfeiltasten benutzen), um zu sehen, warum jede Regel das Signal durchlässt oder sperrt.',
  'Point at a cell (or use the arrow keys) to see why each rule passes or blocks its signal. Type other numbers into the input and the signal.':
    'Auf eine Zelle zeigen (oder die Pfeiltasten benutzen), um zu sehen, warum jede Regel das Signal durchlässt oder sperrt. Eingabe und Signal lassen sich ändern.',
  '{0} of the input is not a number; the figure still uses {1}.':
    '{0} der Eingabe ist keine Zahl; die Abbildung rechnet noch mit {1}.',
  '{0} of the signal is not a number; the figure still uses {1}.':
    '{0} des Signals ist keine Zahl; die Abbildung rechnet noch mit {1}.',
  'Type a finite number, or press Escape to restore the last one.':
    'Eine endliche Zahl eingeben oder mit Escape die letzte wiederherstellen.',
  'row {0}, column {1}': 'Zeile {0}, Spalte {1}',
  '0, which is not positive': '0, also nicht positiv',
  'all three': 'alle drei',
  'The network predicts {0}.': 'Das Netz sagt {0} voraus.',
  'Explained class: {0}.': 'Erklärte Klasse: {0}.',
  'The image is explained; the prediction is hidden.':
    'Das Bild ist erklärt; die Vorhersage ist verborgen.',
  'Image {0}': 'Bild {0}',
  'The network predicts {0} ({1}).': 'Das Netz sagt {0} voraus ({1}).',
  'Explained class: {0} ({1}).': 'Erklärte Klasse: {0} ({1}).',
  'under 1 ms': 'unter 1\u00a0ms',
  '{0} ms': '{0}\u00a0ms',
  'Computed in this page in {0} ({1}, {2}).': 'Auf dieser Seite in {0} berechnet ({1}, {2}).',
  '{0} of the values lie beyond': '{0} der Werte liegen außerhalb',
  'deletion {0}': 'Löschen {0}',
  'insertion {0}': 'Einfügen {0}',
  'random {0}': 'zufällig {0}',
  'Deletion curve: the probability of {0} goes from {1} to {2} as pixels are replaced, and is {3} after half of them. Area {4}; in random order {5}.':
    'Löschkurve: Die Wahrscheinlichkeit für {0} geht von {1} auf {2}, während Pixel ersetzt werden, und liegt nach der Hälfte bei {3}. Fläche {4}; in zufälliger Reihenfolge {5}.',
  'Insertion curve: the probability of {0} goes from {1} to {2} as pixels return, and is {3} after half of them. Area {4}; in random order {5}.':
    'Einfügekurve: Die Wahrscheinlichkeit für {0} geht von {1} auf {2}, während Pixel zurückkehren, und liegt nach der Hälfte bei {3}. Fläche {4}; in zufälliger Reihenfolge {5}.',
  'deletion: hidden': 'Löschen: verborgen',
  'insertion: hidden': 'Einfügen: verborgen',
  'deletion: not computed yet': 'Löschen: noch nicht berechnet',
  'insertion: not computed yet': 'Einfügen: noch nicht berechnet',
  'Largest change of a pixel': 'Größte Änderung eines Pixels',
  'Changed image': 'Geändertes Bild',
  'The change, enlarged': 'Die Änderung, verstärkt',
  'With no pixel changed by more than {0}, the network still predicts {1}.':
    'Wird kein Pixel um mehr als {0} geändert, sagt das Netz weiterhin {1} voraus.',
  'With no pixel changed by more than {0}, the network predicts {1} instead of {2}.':
    'Wird kein Pixel um mehr als {0} geändert, sagt das Netz {1} statt {2} voraus.',
  'At {0} the prediction changes to {1}.': 'Bei {0} ändert sich die Vorhersage zu {1}.',
  'No step of this kind up to {0} changes the prediction.':
    'Kein solcher Schritt bis {0} ändert die Vorhersage.',
  'Each pixel changes by the same amount, within its range, in the direction of the gradient’s sign toward the other class: an adversarial example ({0}). It shows how large such a step must be to change this prediction, not what the other class looks like.':
    'Jedes Pixel ändert sich innerhalb seines Bereichs um denselben Betrag, nach dem Vorzeichen des Gradienten zur anderen Klasse hin: ein adversariales Beispiel ({0}). Es zeigt, wie groß ein solcher Schritt sein muss, um diese Vorhersage zu ändern, nicht, wie die andere Klasse aussieht.',
  Probabilities: 'Wahrscheinlichkeiten',
  'Goodfellow et al. 2015': 'Goodfellow et al. 2015',
  'Petsiuk et al. 2018': 'Petsiuk et al. 2018',
  'Deletion: the probability as the pixels with the highest values are replaced by the mean color; for a faithful map it falls early and the area is small. Insertion: the probability as these pixels return to a blurred image; for a faithful map it rises early. Dashed: pixels in random order; hairlines: 0 and 1 ({0}).':
    'Löschen: die Wahrscheinlichkeit, während die Pixel mit den höchsten Werten durch die mittlere Farbe ersetzt werden; bei einer getreuen Karte fällt sie früh, und die Fläche ist klein. Einfügen: die Wahrscheinlichkeit, während diese Pixel in ein unscharfes Bild zurückkehren; bei einer getreuen Karte steigt sie früh. Gestrichelt: Pixel in zufälliger Reihenfolge; Haarlinien: 0 und 1 ({0}).',
  'Input: {0}': 'Eingabe: {0}',
  'predicted: {0}': 'vorhergesagt: {0}',
  'max of each map': 'Max. jeder Karte',
  'up to the {0} of magnitudes': 'bis zum {0} der Beträge',
  'Showing the first of {0} images.': 'Gezeigt wird das erste von {0} Bildern.',
  'Showing the first {0} of {1} images.': 'Gezeigt werden die ersten {0} von {1} Bildern.',
  'Original image': 'Ursprüngliches Bild',
  '{0}: {1} of the map’s magnitude lies in {2}.': '{0}: {1} der Beträge der Karte liegen in {2}.',
  '{0}: {1} of the map lies in {2}.': '{0}: {1} der Karte liegen in {2}.',
  '{0}: the map is highest ({1}) at row {2}, column {3}; its lowest value is {4}.':
    '{0}: Am höchsten ist die Karte ({1}) in Zeile {2}, Spalte {3}; ihr niedrigster Wert ist {4}.',
  '{0}: no region stands out; the largest magnitude is at row {1}, column {2}.':
    '{0}: Kein Bereich hebt sich ab; der größte Betrag liegt in Zeile {1}, Spalte {2}.',
  '{0} and {1} rank the pixels differently (rank correlation {2}).':
    '{0} und {1} ordnen die Pixel verschieden (Rangkorrelation {2}).',
  '{0} and {1} rank the pixels partly alike (rank correlation {2}).':
    '{0} und {1} ordnen die Pixel teilweise gleich (Rangkorrelation {2}).',
  '{0} and {1} rank the pixels alike (rank correlation {2}).':
    '{0} und {1} ordnen die Pixel ähnlich (Rangkorrelation {2}).',
  'Least alike: {0} and {1} (rank correlation {2}).':
    'Am wenigsten ähnlich: {0} und {1} (Rangkorrelation {2}).',
  '{0} has {1} of its magnitude in {2}; {3} has {4} there.':
    '{0} hat {1} der Beträge in {2}; {3} hat dort {4}.',
  '{0}, {1}': '{0}, {1}',
  'the strongest neuron': 'das stärkste Neuron',
  'the whole channel {0}': 'der ganze Kanal {0}',
  'channel {0} at row {1}, column {2}': 'Kanal {0} in Zeile {1}, Spalte {2}',
  '{0} and gradient × input differ by up to {1}, with values up to {2}, because LRP leaves the biases out of its denominators here.':
    '{0} und Gradient × Eingabe unterscheiden sich um bis zu {1} bei Werten bis {2}, weil LRP die Biases hier aus den Nennern weglässt.',
  '{0} and gradient × input differ by up to {1}, with values up to {2}, because their settings differ.':
    '{0} und Gradient × Eingabe unterscheiden sich um bis zu {1} bei Werten bis {2}, weil ihre Einstellungen verschieden sind.',
  '{0} and gradient × input are the same map: they differ by at most {1}, with values up to {2}.':
    '{0} und Gradient × Eingabe sind dieselbe Karte: Sie unterscheiden sich um höchstens {1} bei Werten bis {2}.',
  'the strongest neuron at row {0}, column {1}': 'das stärkste Neuron in Zeile {0}, Spalte {1}',
  'The receptive field of {0} of {1} in each image, beside its map: {2}.':
    'In jedem Bild das rezeptive Feld ({0}, Schicht {1}) neben der Karte: {2}.',
  'Each image beside its map: {0}.': 'Jedes Bild neben seiner Karte: {0}.',
  '1 image explained.': '1 Bild erklärt.',
  '{0} images explained.': '{0} Bilder erklärt.',
  '1 image could not be shown.': '1 Bild konnte nicht gezeigt werden.',
  '{0} images could not be shown.': '{0} Bilder konnten nicht gezeigt werden.',
  Similarities: 'Ähnlichkeiten',
  'Rank correlation of magnitudes / SSIM with the original map':
    'Rangkorrelation der Beträge / SSIM mit der ursprünglichen Karte',
  'Random layers': 'Zufällige Schichten',
  'Similarity of each map to the original at every step; the table lists the values.':
    'Die Ähnlichkeit jeder Karte mit dem Original bei jedem Schritt; die Tabelle nennt die Werte.',
  'A map that depends on what the network has learned must change when its weights are randomized, layer by layer from the class scores down. Gradient and Grad-CAM maps change at once; guided backpropagation maps change later and far less, because they partly reconstruct the image ({0}, {1}).':
    'Eine Karte, die davon abhängt, was das Netz gelernt hat, muss sich ändern, wenn seine Gewichte Schicht für Schicht von den Klassen-Scores abwärts durch Zufallswerte ersetzt werden. Karten von Gradient und Grad-CAM ändern sich sofort, die von Guided Backpropagation später und weit weniger, weil sie zum Teil das Bild rekonstruieren ({0}, {1}).',
  'none (class)': 'keine (Klasse)',
  strongest: 'stärkste',
  'in one channel': 'in einem Kanal',
  'by number': 'nach Nummer',
  'at row {0}, column {1}': 'in Zeile {0}, Spalte {1}',
  'whole channel {0}': 'ganzer Kanal {0}',
  Number: 'Nummer',
  Freeze: 'Festhalten',
  'Click the image to choose another neuron.': 'Ein Klick ins Bild wählt ein anderes Neuron.',
  'Explained: the whole channel {0} of {1} (activations sum to {2}).':
    'Erklärt: der ganze Kanal {0} der Schicht {1} (Summe der Aktivierungen {2}).',
  'Explained neuron: channel {0} at row {1}, column {2} of {3} (activation {4}).':
    'Erklärtes Neuron: Kanal {0} in Zeile {1}, Spalte {2} der Schicht {3} (Aktivierung {4}).',
  'Explained neuron: unit {0} of {1} (activation {2}).':
    'Erklärtes Neuron: Einheit {0} der Schicht {1} (Aktivierung {2}).',
  Method: 'Methode',
  Steps: 'Schritte',
  Samples: 'Stichproben',
  Noise: 'Rauschen',
  Baseline: 'Referenz',
  'mean color': 'mittlere Farbe',
  'blurred image': 'unscharfes Bild',
  'another image': 'ein anderes Bild',
  'Baseline: {0}.': 'Referenz: {0}.',
  'Steps: {0}.': 'Schritte: {0}.',
  'Samples: {0}.': 'Stichproben: {0}.',
  'Noise: {0} of the input range.': 'Rauschen: {0} des Wertebereichs der Eingabe.',
  Overlay: 'Überlagerung',
  'Input, cropped': 'Eingabe, Ausschnitt',
  'The neuron’s receptive field in the image': 'Das rezeptive Feld des Neurons im Bild',
  '{0}, cropped': '{0}, Ausschnitt',
  Gradient: 'Gradient',
  'DeconvNet rule': 'DeconvNet-Regel',
  'Integrated gradients': 'Integrated Gradients',
  SmoothGrad: 'SmoothGrad',
  'Grad-CAM': 'Grad-CAM',
  'Guided Grad-CAM': 'Guided Grad-CAM',
  'Score-CAM': 'Score-CAM',
  RISE: 'RISE',
  'Where {0} found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Wo die Schicht {0} Muster fand, die den Score hoch halten: Jede ihrer Karten wird mit dem Score des Bildes gewichtet, das sie maskiert.',
  'Where the last convolution found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Wo die letzte Faltung Muster fand, die den Score hoch halten: Jede ihrer Karten wird mit dem Score des Bildes gewichtet, das sie maskiert.',
  'It needs no gradient, but a forward pass for each map. The map has the resolution of that layer.':
    'Sie braucht keinen Gradienten, aber einen Vorwärtsdurchlauf für jede Karte. Die Karte hat die Auflösung dieser Schicht.',
  'It needs no gradient, but a forward pass for each map. The map is coarse, because that layer has few positions.':
    'Sie braucht keinen Gradienten, aber einen Vorwärtsdurchlauf für jede Karte. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  'Where {0} found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. The map has the resolution of that layer.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe hoch halten: Jede ihrer Karten wird mit der Ausgabe für das Bild gewichtet, das sie maskiert. Die Karte hat die Auflösung dieser Schicht.',
  'Where the last convolution found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. The map is coarse, because that layer has few positions.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe hoch halten: Jede ihrer Karten wird mit der Ausgabe für das Bild gewichtet, das sie maskiert. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  'Where {0} found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen: Jede ihrer Karten wird mit der Aktivierung für das Bild gewichtet, das sie maskiert.',
  'Where the convolution below found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen: Jede ihrer Karten wird mit der Aktivierung für das Bild gewichtet, das sie maskiert.',
  'The mean probability of the class over randomly masked images that show the pixel: highest where the visible pixels matter most.':
    'Die mittlere Wahrscheinlichkeit der Klasse über zufällig maskierte Bilder, die das Pixel zeigen: am höchsten, wo die sichtbaren Pixel am meisten zählen.',
  'Only differences within the map are meaningful; too few masks leave blotches. Masked images are out of distribution.':
    'Nur Unterschiede innerhalb der Karte sind aussagekräftig; zu wenige Masken hinterlassen Flecken. Maskierte Bilder liegen außerhalb der Trainingsverteilung.',
  'The mean output over randomly masked images that show the pixel. Only differences within the map are meaningful; too few masks leave blotches.':
    'Die mittlere Ausgabe über zufällig maskierte Bilder, die das Pixel zeigen. Nur Unterschiede innerhalb der Karte sind aussagekräftig; zu wenige Masken hinterlassen Flecken.',
  'The mean activation of this neuron over randomly masked images that show the pixel. Only differences within the map are meaningful.':
    'Die mittlere Aktivierung dieses Neurons über zufällig maskierte Bilder, die das Pixel zeigen. Nur Unterschiede innerhalb der Karte sind aussagekräftig.',
  Masks: 'Masken',
  lowest: 'niedrigster',
  'highest value of each map': 'höchster Wert jeder Karte',
  '1 masked image': '1 maskiertes Bild',
  '{0} of {1} masked images': '{0} von {1} maskierten Bildern',
  '{0} masked images': '{0} maskierte Bilder',
  'Counterfactual Grad-CAM': 'Kontrafaktisches Grad-CAM',
  'Where {0} found patterns that lower the score: without them it would be higher.':
    'Wo die Schicht {0} Muster fand, die den Score senken: Ohne sie wäre er höher.',
  'Where the last convolution found patterns that lower the score: without them it would be higher.':
    'Wo die letzte Faltung Muster fand, die den Score senken: Ohne sie wäre er höher.',
  'The map has the resolution of that layer; patterns that raise the score are left out.':
    'Die Karte hat die Auflösung dieser Schicht; Muster, die den Score erhöhen, bleiben weg.',
  'The map is coarse, because that layer has few positions; patterns that raise the score are left out.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; Muster, die den Score erhöhen, bleiben weg.',
  'Where {0} found patterns that weaken this neuron. The map has the resolution of that layer.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron schwächen. Die Karte hat die Auflösung dieser Schicht.',
  'Where the convolution below found patterns that weaken this neuron. The map is coarse, because that layer has few positions.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron schwächen. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  LayerCAM: 'LayerCAM',
  'Gradients averaged along the straight path from the baseline to this image, times the difference between the two.':
    'Gradienten, gemittelt entlang der geraden Strecke von der Referenz zu diesem Bild, mal der Differenz der beiden.',
  'All values sum to the difference in score between image and baseline; another baseline gives another map.':
    'Alle Werte summieren sich zur Differenz des Scores zwischen Bild und Referenz; eine andere Referenz ergibt eine andere Karte.',
  'Gradients averaged along the straight path from the baseline to this image, times the difference between the two. All values sum to the difference in this neuron’s activation.':
    'Gradienten, gemittelt entlang der geraden Strecke von der Referenz zu diesem Bild, mal der Differenz der beiden. Alle Werte summieren sich zur Differenz der Aktivierung dieses Neurons.',
  'Blur integrated gradients': 'Blur Integrated Gradients',
  'Gradients accumulated while the image goes from blurred to sharp, times the change of each pixel.':
    'Gradienten, aufsummiert, während das Bild von unscharf zu scharf wird, mal der Änderung jedes Pixels.',
  'All values sum to the difference in score between the sharp and the blurred image. Large areas of one color change little along the path and get small values.':
    'Alle Werte summieren sich zur Differenz des Scores zwischen dem scharfen und dem unscharfen Bild. Große einfarbige Flächen ändern sich dabei wenig und bekommen kleine Werte.',
  'Gradients accumulated while the image goes from blurred to sharp, times the change of each pixel. All values sum to the difference in this neuron’s activation.':
    'Gradienten, aufsummiert, während das Bild von unscharf zu scharf wird, mal der Änderung jedes Pixels. Alle Werte summieren sich zur Differenz der Aktivierung dieses Neurons.',
  DeepLIFT: 'DeepLIFT',
  GradientSHAP: 'GradientSHAP',
  'Grad-CAM++': 'Grad-CAM++',
  HiResCAM: 'HiResCAM',
  'XGrad-CAM': 'XGrad-CAM',
  'Eigen-CAM': 'Eigen-CAM',
  'How the difference between image and baseline changes the score: {0} raise it, {1} lower it.':
    'Wie der Unterschied zwischen Bild und Referenz den Score ändert: {0} erhöhen ihn, {1} senken ihn.',
  'How the difference between image and baseline changes the output: {0} raise it, {1} lower it. All values sum to the difference in output; another baseline gives another map.':
    'Wie der Unterschied zwischen Bild und Referenz die Ausgabe ändert: {0} erhöhen sie, {1} senken sie. Alle Werte summieren sich zur Differenz der Ausgabe; eine andere Referenz ergibt eine andere Karte.',
  'How the difference between image and baseline changes this neuron’s activation: {0} raise it, {1} lower it. All values sum to the difference in activation.':
    'Wie der Unterschied zwischen Bild und Referenz die Aktivierung dieses Neurons ändert: {0} erhöhen sie, {1} senken sie. Alle Werte summieren sich zur Differenz der Aktivierung.',
  'Gradients at random points between the baseline and this image, times the difference between the two, averaged.':
    'Gradienten an zufälligen Punkten zwischen der Referenz und diesem Bild, mal der Differenz der beiden, gemittelt.',
  'An estimate: with more samples the sum of all values approaches the difference in score between image and baseline.':
    'Eine Schätzung: Mit mehr Stichproben nähert sich die Summe aller Werte der Differenz des Scores zwischen Bild und Referenz.',
  'Gradients of this neuron at random points between the baseline and this image, times the difference between the two, averaged. With more samples the sum of all values approaches the difference in activation.':
    'Gradienten dieses Neurons an zufälligen Punkten zwischen der Referenz und diesem Bild, mal der Differenz der beiden, gemittelt. Mit mehr Stichproben nähert sich die Summe aller Werte der Differenz der Aktivierung.',
  'Where the last convolution found patterns that raise the score. Small regions count as much as large ones.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen. Kleine Bereiche zählen so viel wie große.',
  'Where the last convolution found patterns that raise the output. Only positive gradients weigh.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen. Nur positive Gradienten zählen.',
  'Where the convolution below found patterns that excite this neuron. Only positive gradients weigh.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen. Nur positive Gradienten zählen.',
  'The map has the resolution of that layer; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'Die Karte hat die Auflösung dieser Schicht; nur positive Gradienten zählen, daher ändert sie sich von Klasse zu Klasse weniger als Grad-CAM.',
  'The map is coarse, because that layer has few positions; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; nur positive Gradienten zählen, daher ändert sie sich von Klasse zu Klasse weniger als Grad-CAM.',
  'Where the last convolution raises the score: each activation is weighted by its own gradient.':
    'Wo die letzte Faltung den Score erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet.',
  'Where the last convolution raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Wo die letzte Faltung die Ausgabe erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die die Ausgabe senken, bleiben leer.',
  'Where the convolution below excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Wo die Faltung darunter dieses Neuron erregt: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die es hemmen, bleiben leer.',
  'The map has the resolution of that layer; positions that lower the score are blank. It is exact only where a single dense layer follows.':
    'Die Karte hat die Auflösung dieser Schicht; Positionen, die den Score senken, bleiben leer. Exakt ist sie nur, wo eine einzige Dense-Schicht folgt.',
  'The map is coarse, because that layer has few positions; those that lower the score are blank. It is exact only where a single dense layer follows.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; die den Score senken, bleiben leer. Exakt ist sie nur, wo eine einzige Dense-Schicht folgt.',
  'The map has the resolution of that layer; positions that lower the score are blank. A map with both signs may get an extreme weight.':
    'Die Karte hat die Auflösung dieser Schicht; Positionen, die den Score senken, bleiben leer. Eine Karte mit beiden Vorzeichen kann ein extremes Gewicht bekommen.',
  'The map is coarse, because that layer has few positions; those that lower the score are blank. A map with both signs may get an extreme weight.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; die den Score senken, bleiben leer. Eine Karte mit beiden Vorzeichen kann ein extremes Gewicht bekommen.',
  'Where the last convolution found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the last convolution found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the convolution below found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the last convolution differs most from its mean: the first principal component of its maps.':
    'Wo die letzte Faltung am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten.',
  'Where the last convolution differs most from its mean: the first principal component of its maps. The map shows where activations vary most, not what raises the output.':
    'Wo die letzte Faltung am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Die Karte zeigt, wo die Aktivierungen am stärksten schwanken, nicht, was die Ausgabe erhöht.',
  'Where the convolution below differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Wo die Faltung darunter am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Sie ist für jedes Neuron darüber dieselbe.',
  'The map is the same for every class: it shows where activations vary most, not what raises this score.':
    'Die Karte ist für jede Klasse dieselbe: Sie zeigt, wo die Aktivierungen am stärksten schwanken, nicht, was diesen Score erhöht.',
  'Where the last convolution found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist.',
  'The map is coarse, because that layer has few positions; patterns that lower the score are left out.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; Muster, die den Score senken, bleiben weg.',
  'Where the last convolution found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. The map is coarse, because that layer has few positions; patterns that lower the output are left out.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte ist grob, weil diese Schicht wenige Positionen hat; Muster, die die Ausgabe senken, bleiben weg.',
  'Where the convolution below found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. The map is coarse, because that layer has few positions.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  '{0} raise the score if they get slightly brighter, {1} lower it.':
    '{0} erhöhen den Score, wenn sie etwas heller werden, {1} senken ihn.',
  'The map shows how sensitive the score is to each pixel, not how much the pixel contributes to it.':
    'Die Karte zeigt, wie empfindlich der Score auf jedes Pixel reagiert, nicht, wie viel das Pixel zu ihm beiträgt.',
  'In the backward pass every ReLU passes positive signals and drops negative ones, whatever its input in the forward pass.':
    'Im Rückwärtsdurchlauf lässt jedes ReLU positive Signale durch und verwirft negative, gleich welche Eingabe es im Vorwärtsdurchlauf hatte.',
  'The map shows patterns that the upper layers detect, not the evidence for this score.':
    'Die Karte zeigt Muster, die die oberen Schichten erkennen, nicht, worauf dieser Score beruht.',
  'Only positive signals pass back, and only through active neurons.':
    'Nur positive Signale laufen zurück, und nur durch aktive Neuronen.',
  'The map is sharp but changes little from class to class: it shows what the network responds to, not why it predicts this class.':
    'Die Karte ist scharf, ändert sich aber von Klasse zu Klasse wenig: Sie zeigt, worauf das Netz reagiert, nicht, warum es diese Klasse vorhersagt.',
  'The gradient times the pixel’s value: {0} raise the score, {1} lower it.':
    'Der Gradient mal dem Wert des Pixels: {0} erhöhen den Score, {1} senken ihn.',
  'A pixel with value 0 gets 0, however much it matters.':
    'Ein Pixel mit dem Wert 0 bekommt 0, wie wichtig es auch ist.',
  'The gradient averaged over noisy copies of the image.':
    'Der Gradient, gemittelt über verrauschte Kopien des Bildes.',
  'Averaging removes what varies from copy to copy; the map still shows how sensitive the score is, not what contributes to it.':
    'Das Mitteln entfernt, was von Kopie zu Kopie schwankt; die Karte zeigt weiterhin, wie empfindlich der Score ist, nicht, was zu ihm beiträgt.',
  'Where the last convolution found patterns that raise the score.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen.',
  'The map is coarse, because that layer has few positions, but it follows the class; patterns that lower the score are left out.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat, folgt aber der Klasse; Muster, die den Score senken, bleiben weg.',
  'Guided backpropagation multiplied by Grad-CAM.':
    'Guided Backpropagation, multipliziert mit Grad-CAM.',
  'Guided backpropagation gives the detail, which changes little from class to class; Grad-CAM gives the place.':
    'Guided Backpropagation liefert die Einzelheiten, die sich von Klasse zu Klasse wenig ändern; Grad-CAM liefert die Stelle.',
  '{0} raise this neuron’s activation if they get slightly brighter, {1} lower it. Pixels outside its receptive field have no effect.':
    '{0} erhöhen die Aktivierung dieses Neurons, wenn sie etwas heller werden, {1} senken sie. Pixel außerhalb seines rezeptiven Felds haben keine Wirkung.',
  'In the backward pass every ReLU passes positive signals and drops negative ones. The map shows the pattern that this neuron detects, where it found it.':
    'Im Rückwärtsdurchlauf lässt jedes ReLU positive Signale durch und verwirft negative. Die Karte zeigt das Muster, das dieses Neuron erkennt, an der Stelle, an der es dieses gefunden hat.',
  'Only positive signals pass back, and only through active neurons: the map shows what excites this neuron within its receptive field, not why the network predicts its class.':
    'Nur positive Signale laufen zurück, und nur durch aktive Neuronen: Die Karte zeigt, was dieses Neuron in seinem rezeptiven Feld erregt, nicht, warum das Netz seine Klasse vorhersagt.',
  'The gradient times the pixel’s value: {0} raise this neuron’s activation, {1} lower it. A pixel with value 0 gets 0.':
    'Der Gradient mal dem Wert des Pixels: {0} erhöhen die Aktivierung dieses Neurons, {1} senken sie. Ein Pixel mit dem Wert 0 bekommt 0.',
  'The gradient of this neuron averaged over noisy copies of the image, which removes what varies from copy to copy.':
    'Der Gradient dieses Neurons, gemittelt über verrauschte Kopien des Bildes; das entfernt, was von Kopie zu Kopie schwankt.',
  'Where the convolution below found patterns that excite this neuron. The map is coarse, because that layer has few positions.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  'Guided backpropagation of this neuron multiplied by Grad-CAM.':
    'Guided Backpropagation dieses Neurons, multipliziert mit Grad-CAM.',
  '{0} raise the score, {1} lower it, under the rule of each method. A sharper map is not a more accurate one.':
    '{0} erhöhen den Score, {1} senken ihn, nach der Regel jeder Methode. Eine schärfere Karte ist keine genauere.',
  '{0} raise the neuron’s activation, {1} lower it, under the rule of each method. A sharper map is not a more accurate one.':
    '{0} erhöhen die Aktivierung des Neurons, {1} senken sie, nach der Regel jeder Methode. Eine schärfere Karte ist keine genauere.',
  'The methods differ only in the signals that a ReLU passes in the backward pass.':
    'Die Methoden unterscheiden sich nur darin, welche Signale ein ReLU im Rückwärtsdurchlauf durchlässt.',
  'Grad-CAM is coarse, because it stops at a convolution, and it leaves out patterns that lower the score.':
    'Grad-CAM ist grob, weil es bei einer Faltung endet, und lässt Muster weg, die den Score senken.',
  'Mid-gray is 0; red, green and blue show the map of each color channel.':
    'Mittelgrau ist 0; Rot, Grün und Blau zeigen die Karte jedes Farbkanals.',
  'Each pixel shows its strongest color channel.': 'Jedes Pixel zeigt seinen stärksten Farbkanal.',
  'The map is 0 everywhere: the neuron is inactive, or every signal is blocked before it reaches the image.':
    'Die Karte ist überall 0: Das Neuron ist inaktiv, oder jedes Signal wird gesperrt, bevor es das Bild erreicht.',
  'rank corr.': 'Rangkorr.',
  'Rank correlation of magnitudes with the original map':
    'Rangkorrelation der Beträge mit der ursprünglichen Karte',
  SSIM: 'SSIM',
  'Structural similarity of magnitudes with the original map':
    'Strukturelle Ähnlichkeit der Beträge mit der ursprünglichen Karte',
  'Copy link': 'Link kopieren',
  Link: 'Link',
  'The browser does not allow copying.': 'Der Browser erlaubt das Kopieren nicht.',
  'Link copied.': 'Link kopiert.',
  'Link copied, without the image: it has no address.':
    'Link kopiert, ohne das Bild: Es hat keine Adresse.',
  'Link copied, without the model: it has no address.':
    'Link kopiert, ohne das Modell: Es hat keine Adresse.',
  'The model has no address, so a link cannot include it.':
    'Das Modell hat keine Adresse, ein Link kann es nicht enthalten.',
  'Link copied, without the model card: it has no address.':
    'Link kopiert, ohne die Modellkarte: Sie hat keine Adresse.',
  'The model card has no address, so a link cannot include it.':
    'Die Modellkarte hat keine Adresse, ein Link kann sie nicht enthalten.',
  'The image has no address, so a link cannot include it.':
    'Das Bild hat keine Adresse, ein Link kann es nicht enthalten.',
  'This link was made for a drawing, an upload or a camera image, which it does not include. You see another image.':
    'Dieser Link wurde zu einer Zeichnung, einem hochgeladenen Bild oder einem Kamerabild erstellt und enthält es nicht. Zu sehen ist ein anderes Bild.',
  'Row {0}, column {1}': 'Zeile {0}, Spalte {1}',
  Here: 'Hier',
  'Point at an image to see the value of every map at that pixel.':
    'Auf ein Bild zeigen, um den Wert jeder Karte an diesem Pixel zu sehen.',
  'What the camera sees': 'Was die Kamera sieht',
  'Waiting for the camera …': 'Wartet auf die Kamera …',
  'Take photo': 'Foto aufnehmen',
  'Other camera': 'Andere Kamera',
  Cancel: 'Abbrechen',
  'Your photo is now the input.': 'Das Foto ist jetzt die Eingabe.',
  'Move the frame: drag it, or use the arrow keys; + and − zoom, Escape centers it.':
    'Der Rahmen lässt sich ziehen oder mit den Pfeiltasten verschieben; + und − zoomen, Escape zentriert ihn.',
  'The frame begins at {0} from the left and {1} from the top.':
    'Der Rahmen beginnt bei {0} von links und {1} von oben.',
  'It holds {0} of the width and {1} of the height, zoom {2}.':
    'Er umfasst {0} der Breite und {1} der Höhe, Zoom {2}.',
  'The part of the image that the network sees': 'Der Teil des Bildes, den das Netz sieht',
  Zoom: 'Zoom',
  Middle: 'Mitte',
  'Drawing pad for a digit': 'Feld zum Zeichnen einer Ziffer',
  'Draw a digit with mouse, finger or pen. On a keyboard, the arrow keys move the pen and Space lowers or lifts it; Ctrl+Z undoes a stroke, Delete clears the pad.':
    'Eine Ziffer mit Maus, Finger oder Stift zeichnen. Auf der Tastatur bewegen die Pfeiltasten den Stift, die Leertaste senkt oder hebt ihn; Strg+Z nimmt einen Strich zurück, Entf leert das Feld.',
  'Pen down. Row {0}, column {1} of {2}.': 'Stift gesenkt. Zeile {0}, Spalte {1} von {2}.',
  'Pen up. Row {0}, column {1} of {2}.': 'Stift gehoben. Zeile {0}, Spalte {1} von {2}.',
  'Strokes on the pad: {0}.': 'Striche auf dem Feld: {0}.',
  Undo: 'Rückgängig',
  Clear: 'Leeren',
  'The pad is empty, so the previous image stays in use.':
    'Das Feld ist leer, das vorige Bild wird weiter verwendet.',
  'Your drawing is now the input.': 'Die Zeichnung ist jetzt die Eingabe.',
  'The live camera image is now the input.': 'Das laufende Kamerabild ist jetzt die Eingabe.',
  'Drop the image here.': 'Das Bild hier ablegen.',
  'You can also drop an image here. Images never leave this page.':
    'Ein Bild lässt sich auch hier ablegen. Bilder verlassen diese Seite nie.',
  'Images never leave this page.': 'Bilder verlassen diese Seite nie.',
  'Input: {0}.': 'Eingabe: {0}.',
  'Choose an image': 'Bild wählen',
  'The dropped image is now the input.': 'Das abgelegte Bild ist jetzt die Eingabe.',
  'The first of your {0} images is now the input: {1}.':
    'Das erste der {0} Bilder ist jetzt die Eingabe: {1}.',
  'Your image {0} is now the input.': 'Das Bild {0} ist jetzt die Eingabe.',
  'The pasted image is now the input.': 'Das eingefügte Bild ist jetzt die Eingabe.',
  'Sample images': 'Beispielbilder',
  'This sample is now the input: {0}.': 'Dieses Beispiel ist jetzt die Eingabe: {0}.',
  'The image as the network sees it': 'Das Bild, wie das Netz es sieht',
  'What the network sees': 'Was das Netz sieht',
  '{0} x {1} pixels': '{0} × {1} Pixel',
  'Draw a digit': 'Ziffer zeichnen',
  'Choose a file': 'Datei wählen',
  Paste: 'Einfügen',
  'Use the camera': 'Kamera verwenden',
  'Take a photo': 'Foto aufnehmen',
  Model: 'Modell',
  Computed: 'Berechnung',
  Kit: 'Kit',
  Methods: 'Methoden',
  'Images are resized to a short side of {0} pixels and center-cropped to {1}.':
    'Bilder werden auf eine kurze Seite von {0} Pixeln skaliert und mittig auf {1} beschnitten.',
  'Images of another shape are stretched to fit.':
    'Bilder anderer Form werden verzerrt eingepasst.',
  'Images of another shape are padded.': 'Bilder anderer Form erhalten Ränder.',
  'Black is {0}, white is {1}.': 'Schwarz ist {0}, Weiß ist {1}.',
  'The channel order is blue, green, red.': 'Die Kanäle stehen in der Reihenfolge Blau, Grün, Rot.',
  'Input: grayscale image of {0} pixels.': 'Eingabe: Graustufenbild von {0} Pixeln.',
  'Input: color image of {0} pixels.': 'Eingabe: Farbbild von {0} Pixeln.',
  'Input: {0} pixels in {1} channels.': 'Eingabe: {0} Pixel in {1} Kanälen.',
  'Test accuracy: {0}.': 'Testgenauigkeit: {0}.',
  'Test accuracy: {0} on {1} images.': 'Testgenauigkeit: {0} auf {1} Bildern.',
  'Training data: {0}.': 'Trainingsdaten: {0}.',
  'License: {0}.': 'Lizenz: {0}.',
  Source: 'Quelle',
  'Model card': 'Modellkarte',
  '{0} under 1 ms': '{0} unter 1\u00a0ms',
  '{0} {1} ms': '{0} {1}\u00a0ms',
  'Phases: {0}.': 'Phasen: {0}.',
  'HTML for a page': 'HTML für eine Seite',
  'Frame, where only frames are allowed': 'Frame, wo nur Frames erlaubt sind',
  'The model came from your device or a script, so the code cannot include it. Publish its files on the web and put their address into "model".':
    'Das Modell stammt vom Gerät oder aus einem Skript, der Code kann es nicht enthalten. Die Dateien im Web veröffentlichen und ihre Adresse in „model“ eintragen.',
  'The model card came from your device or a script. Publish it on the web as a file and put its address into "card".':
    'Die Modellkarte stammt vom Gerät oder aus einem Skript. Als Datei im Web veröffentlichen und die Adresse in „card“ eintragen.',
  'The image came from your device or a script, so the code cannot include it. Publish it on the web and put its address into "src".':
    'Das Bild stammt vom Gerät oder aus einem Skript, der Code kann es nicht enthalten. Im Web veröffentlichen und die Adresse in „src“ eintragen.',
  'Copy: {0}': 'Kopieren: {0}',
  Copy: 'Kopieren',
  'Embed code': 'Code zum Einbetten',
  'Leave full screen': 'Vollbild verlassen',
  'Full screen': 'Vollbild',
  'Save as PNG': 'Als PNG speichern',
  'Save as .npy:': 'Als .npy speichern:',
  'Save map as .npy': 'Karte als .npy speichern',
  'Open alone': 'Einzeln öffnen',
  'Copied.': 'Kopiert.',
  'The text is selected; copy it with the keyboard or by touch.':
    'Der Text ist markiert und lässt sich mit der Tastatur oder per Berührung kopieren.',
  'Saved as {0}.': 'Gespeichert als {0}.',
  'More about this figure': 'Mehr zu dieser Abbildung',
  Adjust: 'Anpassen',
  Colors: 'Farben',
  'blue to red': 'Blau bis Rot',
  'purple to orange': 'Violett bis Orange',
  'purple to green': 'Violett bis Grün',
  'brown to teal': 'Braun bis Türkis',
  'shades of gray': 'Graustufen',
  'Hatch negative values': 'Negative Werte schraffieren',
  More: 'Mehr',
  'From left to right: {0}.': 'Von links nach rechts: {0}.',
  'Colors: {0}.': 'Farben: {0}.',
  'Row by row: {0}.': 'Zeile für Zeile: {0}.',
  'Computed in advance by convlens {0} ({1}, {2}).': 'Vorab berechnet von convlens {0} ({1}, {2}).',
  'A number in parentheses fails a condition: the input or the signal is not positive.':
    'Eine Zahl in Klammern erfüllt eine Bedingung nicht: Eingabe oder Signal ist nicht positiv.',
  'the output': 'die Ausgabe',
  'Output: {0}': 'Ausgabe: {0}',
  'Output ({0}): {1}': 'Ausgabe ({0}): {1}',
  'output {0}': 'Ausgabe {0}',
  'The probabilities are a softmax of the network’s raw outputs.':
    'Die Wahrscheinlichkeiten sind ein Softmax der rohen Ausgaben des Netzes.',
  Output: 'Ausgabe',
  'Output with the occluder': 'Ausgabe mit der Abdeckung',
  'Output at each position': 'Ausgabe an jeder Stelle',
  'Mean drop of the output by pixel': 'Mittlerer Abfall der Ausgabe je Pixel',
  'Hiding {0} lowers the output, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    '{0} zu verdecken verringert die Ausgabe, {1} zu verdecken vergrößert sie. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, deshalb kann eine andere Füllung die Karte ändern; redundante Bereiche verdecken einander.',
  'Hidden: {0}. Output: {1}.': 'Verdeckt: {0}. Ausgabe: {1}.',
  'Output {0} with {1} hidden': 'Ausgabe {0}, wenn {1} verdeckt ist',
  'Deletion curve: the output goes from {0} to {1} as pixels are replaced, and is {2} after half of them. Mean {3}; in random order {4}.':
    'Löschkurve: Die Ausgabe geht von {0} auf {1}, während Pixel ersetzt werden, und liegt nach der Hälfte bei {2}. Mittel {3}; in zufälliger Reihenfolge {4}.',
  'Insertion curve: the output goes from {0} to {1} as pixels return, and is {2} after half of them. Mean {3}; in random order {4}.':
    'Einfügekurve: Die Ausgabe geht von {0} auf {1}, während Pixel zurückkehren, und liegt nach der Hälfte bei {2}. Mittel {3}; in zufälliger Reihenfolge {4}.',
  'none (output)': 'keine (Ausgabe)',
  '{0} raise the output if they get slightly brighter, {1} lower it. The map shows how sensitive the output is to each pixel, not how much the pixel contributes to it.':
    '{0} erhöhen die Ausgabe, wenn sie etwas heller werden, {1} senken sie. Die Karte zeigt, wie empfindlich die Ausgabe auf jedes Pixel reagiert, nicht, wie viel das Pixel zu ihr beiträgt.',
  'Only positive signals pass back, and only through active neurons. The map shows what the network responds to, not how it arrives at this value.':
    'Nur positive Signale laufen zurück, und nur durch aktive Neuronen. Die Karte zeigt, worauf das Netz reagiert, nicht, wie es zu diesem Wert kommt.',
  'The gradient times the pixel’s value: {0} raise the output, {1} lower it. A pixel with value 0 gets 0, however much it matters.':
    'Der Gradient mal dem Wert des Pixels: {0} erhöhen die Ausgabe, {1} senken sie. Ein Pixel mit dem Wert 0 bekommt 0, wie wichtig es auch ist.',
  'Where the last convolution found patterns that raise the output. The map is coarse, because that layer has few positions; patterns that lower the output are left out.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen. Die Karte ist grob, weil diese Schicht wenige Positionen hat; Muster, die die Ausgabe senken, bleiben weg.',
  'Guided backpropagation multiplied by Grad-CAM: the first gives the detail, the second the place.':
    'Guided Backpropagation, multipliziert mit Grad-CAM: Die erste liefert die Einzelheiten, das zweite die Stelle.',
  'Deletion: the output as the pixels with the highest values are replaced by the mean color; for a faithful map it falls early. Insertion: the output as these pixels return to a blurred image; for a faithful map it rises early. Dashed: pixels in random order ({0}).':
    'Löschen: die Ausgabe, während die Pixel mit den höchsten Werten durch die mittlere Farbe ersetzt werden; bei einer getreuen Karte fällt sie früh. Einfügen: die Ausgabe, während diese Pixel in ein unscharfes Bild zurückkehren; bei einer getreuen Karte steigt sie früh. Gestrichelt: Pixel in zufälliger Reihenfolge ({0}).',
  'No model card states the input range; values from 0 to 1 are assumed.':
    'Keine Modellkarte nennt den Eingabebereich; angenommen werden Werte von 0 bis 1.',
  'This browser alters the pixels that a page reads, to prevent fingerprinting; values may differ slightly.':
    'Dieser Browser verändert zum Schutz vor Fingerprinting die Pixel, die eine Seite liest; Werte können leicht abweichen.',
  'What the network sees, {0} × {1}': 'Was das Netz sieht, {0} × {1}',
  'This network knows only {0} classes; perhaps none fits.':
    'Dieses Netz kennt nur {0} Klassen; vielleicht passt keine.',
  '{0} positions': '{0} Stellen',
  '{0} of {1} positions': '{0} von {1} Stellen',
  '{0} of {1} positions, about {2} s left': '{0} von {1} Stellen, noch etwa {2} s',
  'Not explained yet': 'Noch nicht erklärt',
  'after 1 step': 'nach 1 Schritt',
  'after {0} steps': 'nach {0} Schritten',
  'Activation maximization': 'Aktivierungsmaximierung',
  'Backward passes through a ReLU': 'Rückwärtsdurchläufe durch ein ReLU',
  'Filters learned by deconvolution': 'Durch Dekonvolution gelernte Filter',
  'not {0}': 'nicht {0}',
  'Loss: {0} at first, {1} after 1 step': 'Verlust: anfangs {0}, nach 1 Schritt {1}',
  '1 of {0} runs reached {1}': '1 von {0} Läufen erreichte {1}',
  '1 image; it is 0 everywhere.': '1 Bild, überall 0.',
  '1 image; its largest activation is {0}.': '1 Bild; seine größte Aktivierung ist {0}.',
  '{0} images; the strongest is {1} ({2}), 1 is 0 everywhere.':
    '{0} Bilder; das stärkste ist {1} ({2}), 1 ist überall 0.',
  'Occluded image at 1 position': 'Verdecktes Bild an 1 Stelle',
  'Predicted class at 1 position': 'Vorhergesagte Klasse an 1 Stelle',
  '1 of {0} has relevance': '1 von {0} hat Relevanz',
  'Reconstructed from the one feature map of the {0}.':
    'Rekonstruiert aus der einzigen Merkmalskarte der Schicht „{0}“.',
  '1 of {0} denominators is within ±{1} of 0 (a thousandth of the largest); no relevance reaches it.':
    '1 von {0} Nennern liegt höchstens ±{1} von 0 entfernt (ein Tausendstel des größten); keine Relevanz erreicht ihn.',
  '1 of {0} denominators is within ±{1} of 0 (a thousandth of the largest); {2} of the relevance reaches it.':
    '1 von {0} Nennern liegt höchstens ±{1} von 0 entfernt (ein Tausendstel des größten); {2} der Relevanz erreichen ihn.',
  'Test accuracy: {0}, as published by its authors.':
    'Testgenauigkeit: {0}, wie von den Urhebern veröffentlicht.',
  Notes: 'Hinweise',
};
