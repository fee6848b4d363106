"""What `import_keras` is made of: files, topology, layers."""
