import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment';

// Pages are also rendered in Node, where there are no elements to register.
if (ExecutionEnvironment.canUseDOM) import('convlens/define');
