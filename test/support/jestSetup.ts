import './n8nEnvironment';
