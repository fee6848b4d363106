import 'convlens/define';
